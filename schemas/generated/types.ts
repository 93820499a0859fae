// Generated from schemas/ and the queries of the site by "pnpm typegen". Do not edit.

export declare const internalGroqTypeReferenceTo: unique symbol;

// Source: schemas/generated/schema.json
export type WorkFacts = {
  _type: "workFacts";
  remote?: "often" | "sometimes" | "rarely";
  degreeUsual?: boolean;
  licensed?: boolean;
};

export type TableRow = {
  _type: "tableRow";
  cells?: Array<string>;
};

export type Table = {
  _type: "table";
  caption?: string;
  rows?: Array<{
    _key: string;
  } & TableRow>;
};

export type PersonReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "person";
};

export type Story = {
  _type: "story";
  quote?: string;
  person?: PersonReference;
  firstName?: string;
  consent?: boolean;
};

export type SkillReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "skill";
};

export type StepSkill = {
  _type: "stepSkill";
  skill?: SkillReference;
  reachesLevel?: 1 | 2 | 3 | 4;
};

export type ResourceReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "resource";
};

export type Step = {
  _type: "step";
  title?: string;
  why?: string;
  task?: string;
  evidence?: string;
  hours?: number;
  skills?: Array<{
    _key: string;
  } & StepSkill>;
  resources?: Array<{
    _key: string;
  } & ResourceReference>;
  requires?: Array<string>;
  optional?: boolean;
  key?: string;
};

export type Specialisation = {
  _type: "specialisation";
  title?: string;
  key?: string;
  summary?: string;
  skillAdjustments?: Array<{
    _key: string;
  } & SkillRequirement>;
};

export type SourceReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "source";
};

export type SourcedFigure = {
  _type: "sourcedFigure";
  value?: number;
  unit?: string;
  low?: number;
  high?: number;
  region?: string;
  asOf?: string;
  source?: SourceReference;
};

export type SocialLink = {
  _type: "socialLink";
  label?: string;
  url?: string;
};

export type SkillTransfer = {
  _type: "skillTransfer";
  fromSkill?: SkillReference;
  toSkill?: SkillReference;
  strength?: 0.25 | 0.5 | 0.75;
  why?: string;
};

export type SkillRequirement = {
  _type: "skillRequirement";
  skill?: SkillReference;
  importance?: 1 | 2 | 3 | 4 | 5;
  level?: 1 | 2 | 3 | 4;
  note?: string;
};

export type SkillCode = {
  _type: "skillCode";
  scheme?: "esco" | "onet";
  code?: string;
  label?: string;
};

export type SkillClaim = {
  _type: "skillClaim";
  skill?: SkillReference;
  level?: 0 | 1 | 2 | 3 | 4;
  note?: string;
};

export type CareerReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "career";
};

export type SkillChart = {
  _type: "skillChart";
  career?: CareerReference;
  caption?: string;
  limit?: number;
};

export type ShortProse = Array<{
  children?: Array<{
    marks?: Array<string>;
    text?: string;
    _type: "span";
    _key: string;
  }>;
  style?: "normal";
  listItem?: "bullet" | "number";
  markDefs?: Array<{
    _key: string;
  } & Link | {
    _key: string;
  } & InternalLink>;
  level?: number;
  _type: "block";
  _key: string;
}>;

export type Seo = {
  _type: "seo";
  title?: string;
  description?: string;
  ogTitle?: string;
  noindex?: boolean;
  canonicalOverride?: string;
};

export type Review = {
  _type: "review";
  lastReviewed?: string;
  reviewCycleMonths?: number;
  reviewedBy?: PersonReference;
  changeSummary?: string;
};

export type QuestionOption = {
  _type: "questionOption";
  label?: string;
  value?: string;
  hint?: string;
};

export type SanityImageAssetReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "sanity.imageAsset";
};

export type Prose = Array<{
  children?: Array<{
    marks?: Array<string>;
    text?: string;
    _type: "span";
    _key: string;
  }>;
  style?: "normal" | "h2" | "h3" | "blockquote";
  listItem?: "bullet" | "number";
  markDefs?: Array<{
    _key: string;
  } & Link | {
    _key: string;
  } & InternalLink>;
  level?: number;
  _type: "block";
  _key: string;
} | {
  _key: string;
} & Callout | {
  asset?: SanityImageAssetReference;
  media?: unknown;
  hotspot?: SanityImageHotspot;
  crop?: SanityImageCrop;
  alt?: string;
  decorative?: boolean;
  caption?: string;
  _type: "image";
  _key: string;
} | {
  _key: string;
} & Table | {
  _key: string;
} & SkillChart>;

export type Price = {
  _type: "price";
  amount?: number;
  currency?: string;
  asOf?: string;
};

export type Phase = {
  _type: "phase";
  title?: string;
  goal?: string;
  steps?: Array<{
    _key: string;
  } & Step>;
  milestone?: string;
  key?: string;
};

export type PersonLink = {
  _type: "personLink";
  label?: string;
  url?: string;
};

export type PaceVariant = {
  _type: "paceVariant";
  weeklyHours?: number;
  label?: string;
};

export type OccupationCode = {
  _type: "occupationCode";
  scheme?: "onet-soc" | "isco-08" | "esco";
  code?: string;
  label?: string;
};

export type TransitionPathReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "transitionPath";
};

export type LearningRoadmapReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "learningRoadmap";
};

export type CategoryReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "category";
};

export type PageReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "page";
};

export type NavigationLink = {
  _type: "navigationLink";
  label?: string;
  reference?: CareerReference | TransitionPathReference | LearningRoadmapReference | CategoryReference | PageReference;
  url?: string;
};

export type NavigationItem = {
  _type: "navigationItem";
  label?: string;
  reference?: CareerReference | TransitionPathReference | LearningRoadmapReference | CategoryReference | PageReference;
  url?: string;
  children?: Array<{
    _key: string;
  } & NavigationLink>;
};

export type LinkCheck = {
  _type: "linkCheck";
  at?: string;
  status?: number;
  finalUrl?: string;
};

export type Link = {
  _type: "link";
  href?: string;
};

export type LevelAnchors = {
  _type: "levelAnchors";
  level0?: string;
  level1?: string;
  level2?: string;
  level3?: string;
  level4?: string;
};

export type InternalLink = {
  _type: "internalLink";
  reference?: CareerReference | TransitionPathReference | LearningRoadmapReference | SkillReference | CategoryReference | PersonReference | PageReference;
};

export type InterestProfile = {
  _type: "interestProfile";
  r?: number;
  i?: number;
  a?: number;
  s?: number;
  e?: number;
  c?: number;
};

export type Homepage = {
  _type: "homepage";
  heroTitle?: string;
  heroText?: string;
  featuredCareers?: Array<{
    _key: string;
  } & CareerReference>;
  featuredPaths?: Array<{
    _key: string;
  } & TransitionPathReference>;
};

export type GapOverride = {
  _type: "gapOverride";
  skill?: SkillReference;
  fromLevel?: 0 | 1 | 2 | 3 | 4;
  reason?: string;
};

export type FaqItem = {
  _type: "faqItem";
  question?: string;
  answer?: ShortProse;
};

export type Evidence = {
  _type: "evidence";
  kind?: "example" | "source";
  body?: string;
  source?: SourceReference;
};

export type DifficultyOverride = {
  _type: "difficultyOverride";
  difficulty?: 1 | 2 | 3 | 4 | 5;
  reason?: string;
};

export type Callout = {
  _type: "callout";
  kind?: "note" | "tip" | "warning";
  title?: string;
  body?: ShortProse;
};

export type AssessmentWeights = {
  _type: "assessmentWeights";
  readiness?: number;
  interest?: number;
  feasibility?: number;
};

export type AssessmentBand = {
  _type: "assessmentBand";
  title?: string;
  minimumScore?: number;
  resultCopy?: ShortProse;
  key?: string;
};

export type Announcement = {
  _type: "announcement";
  message?: string;
  url?: string;
};

export type AdviceItem = {
  _type: "adviceItem";
  title?: string;
  body?: ShortProse;
  kind?: "do" | "avoid" | "ask" | "proof" | "network" | "interview";
  phase?: "before" | "during" | "landing";
  effortHours?: number;
};

export type AssessmentSettings = {
  _id: string;
  _type: "assessmentSettings";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  weights?: AssessmentWeights;
  bands?: Array<{
    _key: string;
  } & AssessmentBand>;
  maxSkillQuestions?: number;
  version?: number;
  introCopy?: ShortProse;
  methodologyBody?: Prose;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Navigation = {
  _id: string;
  _type: "navigation";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  items?: Array<{
    _key: string;
  } & NavigationItem>;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type SiteSettings = {
  _id: string;
  _type: "siteSettings";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  name?: string;
  url?: string;
  description?: string;
  homepage?: Homepage;
  logo?: {
    asset?: SanityImageAssetReference;
    media?: unknown;
    hotspot?: SanityImageHotspot;
    crop?: SanityImageCrop;
    alt?: string;
    decorative?: boolean;
    _type: "image";
  };
  announcement?: Announcement;
  footer?: ShortProse;
  social?: Array<{
    _key: string;
  } & SocialLink>;
  requestUrl?: string;
  staleAfterMonths?: number;
  defaultOg?: {
    asset?: SanityImageAssetReference;
    media?: unknown;
    hotspot?: SanityImageHotspot;
    crop?: SanityImageCrop;
    alt?: string;
    decorative?: boolean;
    _type: "image";
  };
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type SanityImageCrop = {
  _type: "sanity.imageCrop";
  top?: number;
  bottom?: number;
  left?: number;
  right?: number;
};

export type SanityImageHotspot = {
  _type: "sanity.imageHotspot";
  x?: number;
  y?: number;
  height?: number;
  width?: number;
};

export type Redirect = {
  _id: string;
  _type: "redirect";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  from?: string;
  toDocument?: CareerReference | TransitionPathReference | LearningRoadmapReference | SkillReference | CategoryReference | PersonReference | PageReference;
  to?: string;
  permanent?: boolean;
  reason?: "slug-change" | "merge" | "manual";
  createdFrom?: string;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Page = {
  _id: string;
  _type: "page";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  body?: Prose;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Slug = {
  _type: "slug";
  current?: string;
  source?: string;
};

export type AssessmentQuestion = {
  _id: string;
  _type: "assessmentQuestion";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  prompt?: string;
  kind?: "single" | "skill" | "interest" | "number";
  skill?: SkillReference;
  interestType?: "r" | "i" | "a" | "s" | "e" | "c";
  help?: string;
  options?: Array<{
    _key: string;
  } & QuestionOption>;
  order?: number;
  active?: boolean;
  key?: string;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Person = {
  _id: string;
  _type: "person";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  name?: string;
  slug?: Slug;
  isOrganisation?: boolean;
  role?: string;
  bio?: string;
  photo?: {
    asset?: SanityImageAssetReference;
    media?: unknown;
    hotspot?: SanityImageHotspot;
    crop?: SanityImageCrop;
    alt?: string;
    decorative?: boolean;
    _type: "image";
  };
  links?: Array<{
    _key: string;
  } & PersonLink>;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Source = {
  _id: string;
  _type: "source";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  publisher?: string;
  title?: string;
  url?: string;
  accessed?: string;
  licence?: string;
  attributionHtml?: string;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Resource = {
  _id: string;
  _type: "resource";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  url?: string;
  kind?: "course" | "book" | "article" | "video" | "tool" | "community" | "project" | "template";
  provider?: string;
  cost?: "free" | "freemium" | "paid";
  price?: Price;
  hours?: number;
  level?: 1 | 2 | 3 | 4;
  skills?: Array<{
    _key: string;
  } & SkillReference>;
  resourceLanguage?: string;
  accessibilityNotes?: string;
  affiliate?: boolean;
  checked?: LinkCheck;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Skill = {
  _id: string;
  _type: "skill";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  kind?: "craft" | "tool" | "knowledge" | "people";
  definition?: string;
  levels?: LevelAnchors;
  assessable?: boolean;
  aliases?: Array<string>;
  parent?: SkillReference;
  codes?: Array<{
    _key: string;
  } & SkillCode>;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Advantage = {
  _id: string;
  _type: "advantage";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  claim?: string;
  example?: ShortProse;
  limits?: string;
  evidence?: Array<{
    _key: string;
  } & Evidence>;
  icon?: "briefcase" | "brain" | "chart" | "code" | "compass" | "database" | "design" | "megaphone" | "people" | "shield" | "spark" | "wrench";
  universal?: boolean;
  appliesTo?: Array<{
    _key: string;
  } & CareerReference>;
  transfers?: Array<{
    _key: string;
  } & SkillTransfer>;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type AdvantageReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "advantage";
};

export type TransitionPath = {
  _id: string;
  _type: "transitionPath";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  from?: CareerReference;
  to?: CareerReference;
  specialisation?: string;
  titleOverride?: string;
  slug?: Slug;
  durationMonths?: number;
  weeklyHours?: number;
  canKeepJob?: boolean;
  intro?: ShortProse;
  authors?: Array<{
    _key: string;
  } & PersonReference>;
  advantages?: Array<{
    _key: string;
  } & AdvantageReference>;
  gapOverrides?: Array<{
    _key: string;
  } & GapOverride>;
  gapNarrative?: Prose;
  difficultyOverride?: DifficultyOverride;
  roadmap?: LearningRoadmapReference;
  salaryChange?: SourcedFigure;
  order?: number;
  advice?: Array<{
    _key: string;
  } & AdviceItem>;
  pitfalls?: Array<{
    _key: string;
  } & AdviceItem>;
  stories?: Array<{
    _key: string;
  } & Story>;
  faqs?: Array<{
    _key: string;
  } & FaqItem>;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type LearningRoadmap = {
  _id: string;
  _type: "learningRoadmap";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  target?: CareerReference;
  audience?: string;
  phases?: Array<{
    _key: string;
  } & Phase>;
  variants?: Array<{
    _key: string;
  } & PaceVariant>;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Career = {
  _id: string;
  _type: "career";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  isTarget?: boolean;
  isBackground?: boolean;
  pageStatus?: "full" | "stub";
  category?: CategoryReference;
  summary?: string;
  body?: Prose;
  dayToDay?: Array<string>;
  image?: {
    asset?: SanityImageAssetReference;
    media?: unknown;
    hotspot?: SanityImageHotspot;
    crop?: SanityImageCrop;
    alt?: string;
    decorative?: boolean;
    _type: "image";
  };
  icon?: "briefcase" | "brain" | "chart" | "code" | "compass" | "database" | "design" | "megaphone" | "people" | "shield" | "spark" | "wrench";
  faqs?: Array<{
    _key: string;
  } & FaqItem>;
  pluralTitle?: string;
  shortTitle?: string;
  alternateTitles?: Array<string>;
  skills?: Array<{
    _key: string;
  } & SkillRequirement>;
  typicalSkills?: Array<{
    _key: string;
  } & SkillClaim>;
  specialisations?: Array<{
    _key: string;
  } & Specialisation>;
  interests?: InterestProfile;
  jobZone?: 1 | 2 | 3 | 4 | 5;
  salary?: Array<{
    _key: string;
  } & SourcedFigure>;
  outlook?: Array<{
    _key: string;
  } & SourcedFigure>;
  openings?: Array<{
    _key: string;
  } & SourcedFigure>;
  entryRequirements?: Prose;
  workFacts?: WorkFacts;
  codes?: Array<{
    _key: string;
  } & OccupationCode>;
  relatedOverrides?: Array<{
    _key: string;
  } & CareerReference>;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type Category = {
  _id: string;
  _type: "category";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  description?: string;
  order?: number;
  seo?: Seo;
  language?: string;
  review?: Review;
  internalNotes?: string;
};

export type SanityImagePaletteSwatch = {
  _type: "sanity.imagePaletteSwatch";
  background?: string;
  foreground?: string;
  population?: number;
  title?: string;
};

export type SanityImagePalette = {
  _type: "sanity.imagePalette";
  darkMuted?: SanityImagePaletteSwatch;
  lightVibrant?: SanityImagePaletteSwatch;
  darkVibrant?: SanityImagePaletteSwatch;
  vibrant?: SanityImagePaletteSwatch;
  dominant?: SanityImagePaletteSwatch;
  lightMuted?: SanityImagePaletteSwatch;
  muted?: SanityImagePaletteSwatch;
};

export type SanityImageDimensions = {
  _type: "sanity.imageDimensions";
  height?: number;
  width?: number;
  aspectRatio?: number;
};

export type SanityImageMetadata = {
  _type: "sanity.imageMetadata";
  location?: Geopoint;
  dimensions?: SanityImageDimensions;
  palette?: SanityImagePalette;
  lqip?: string;
  blurHash?: string;
  thumbHash?: string;
  hasAlpha?: boolean;
  isOpaque?: boolean;
};

export type SanityFileAsset = {
  _id: string;
  _type: "sanity.fileAsset";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  originalFilename?: string;
  label?: string;
  title?: string;
  description?: string;
  altText?: string;
  sha1hash?: string;
  extension?: string;
  mimeType?: string;
  size?: number;
  assetId?: string;
  uploadId?: string;
  path?: string;
  url?: string;
  source?: SanityAssetSourceData;
};

export type SanityAssetSourceData = {
  _type: "sanity.assetSourceData";
  name?: string;
  id?: string;
  url?: string;
};

export type SanityImageAsset = {
  _id: string;
  _type: "sanity.imageAsset";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  originalFilename?: string;
  label?: string;
  title?: string;
  description?: string;
  altText?: string;
  sha1hash?: string;
  extension?: string;
  mimeType?: string;
  size?: number;
  assetId?: string;
  uploadId?: string;
  path?: string;
  url?: string;
  metadata?: SanityImageMetadata;
  source?: SanityAssetSourceData;
};

export type Geopoint = {
  _type: "geopoint";
  lat?: number;
  lng?: number;
  alt?: number;
};

export type AllSanitySchemaTypes = WorkFacts | TableRow | Table | PersonReference | Story | SkillReference | StepSkill | ResourceReference | Step | Specialisation | SourceReference | SourcedFigure | SocialLink | SkillTransfer | SkillRequirement | SkillCode | SkillClaim | CareerReference | SkillChart | ShortProse | Seo | Review | QuestionOption | SanityImageAssetReference | Prose | Price | Phase | PersonLink | PaceVariant | OccupationCode | TransitionPathReference | LearningRoadmapReference | CategoryReference | PageReference | NavigationLink | NavigationItem | LinkCheck | Link | LevelAnchors | InternalLink | InterestProfile | Homepage | GapOverride | FaqItem | Evidence | DifficultyOverride | Callout | AssessmentWeights | AssessmentBand | Announcement | AdviceItem | AssessmentSettings | Navigation | SiteSettings | SanityImageCrop | SanityImageHotspot | Redirect | Page | Slug | AssessmentQuestion | Person | Source | Resource | Skill | Advantage | AdvantageReference | TransitionPath | LearningRoadmap | Career | Category | SanityImagePaletteSwatch | SanityImagePalette | SanityImageDimensions | SanityImageMetadata | SanityFileAsset | SanityAssetSourceData | SanityImageAsset | Geopoint;


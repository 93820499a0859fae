// Generated from schemas/ and the queries of the site by "pnpm typegen". Do not edit.

// Source: site/src/loaders/assessmentPack.query.ts
// Variable: assessmentPackQuery
export type AssessmentPackQueryResult = {
  questions: Array<{
    _id: string;
    _type: "assessmentQuestion";
    key: string | null;
    kind: "interest" | "number" | "single" | "skill" | null;
    prompt: string | null;
    help: string | null;
    interestType: "a" | "c" | "e" | "i" | "r" | "s" | null;
    skillId: string | null;
  }>;
  careers: Array<{
    _id: string;
    _type: "career";
    interests: {
      r: number | null;
      i: number | null;
      a: number | null;
      s: number | null;
      e: number | null;
      c: number | null;
    } | null;
    workFacts: {
      remote: "often" | "rarely" | "sometimes" | null;
      degreeUsual: boolean | null;
    } | null;
  }>;
  skills: Array<{
    _id: string;
    _type: "skill";
  }>;
};

// Source: site/src/loaders/background.query.ts
// Variable: backgroundPagesQuery
export type BackgroundPagesQueryResult = Array<{
  _id: string;
  _type: "career";
  title: string | null;
  pluralTitle: string | null;
  alternateTitles: Array<string> | null;
  slug: string | null;
  isTarget: boolean | null;
  summary: string | null;
  category: {
    _id: string;
    title: string | null;
  } | null;
  typicalSkills: Array<{
    level: 0 | 1 | 2 | 3 | 4 | null;
    note: string | null;
    skill: {
      _id: string;
      title: string | null;
    } | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/buildingBlocks.query.ts
// Variable: advantagesQuery
export type AdvantagesQueryResult = Array<{
  _id: string;
  _type: "advantage";
  title: string | null;
  claim: string | null;
  limits: string | null;
  universal: boolean | null;
  backgroundIds: Array<string> | null;
  transfers: Array<{
    strength: 0.25 | 0.5 | 0.75 | null;
    why: string | null;
    fromSkill: {
      _id: string;
      title: string | null;
    } | null;
    toSkill: {
      _id: string;
      title: string | null;
    } | null;
  }> | null;
}>;

// Source: site/src/loaders/buildingBlocks.query.ts
// Variable: resourcesQuery
export type ResourcesQueryResult = Array<{
  _id: string;
  _type: "resource";
  title: string | null;
  url: string | null;
  kind: "article" | "book" | "community" | "course" | "project" | "template" | "tool" | "video" | null;
  provider: string | null;
  cost: "free" | "freemium" | "paid" | null;
  price: {
    amount: number | null;
    currency: string | null;
  } | null;
  hours: number | null;
  level: 1 | 2 | 3 | 4 | null;
  affiliate: boolean | null;
  skillIds: Array<string> | null;
}>;

// Source: site/src/loaders/careerPage.query.ts
// Variable: careerPagesQuery
export type CareerPagesQueryResult = Array<{
  _id: string;
  _type: "career";
  title: string | null;
  pluralTitle: string | null;
  alternateTitles: Array<string> | null;
  slug: string | null;
  summary: string | null;
  dayToDay: Array<string> | null;
  category: {
    _id: string;
    title: string | null;
  } | null;
  relatedIds: Array<string> | null;
  body: Array<{
    _type: "block";
    style: "blockquote" | "h2" | "h3" | "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  } | {
    _type: "callout";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    kind: "note" | "tip" | "warning" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  } | {
    _type: "image";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | {
    _type: "skillChart";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    limit: number | null;
    skills: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      title: string | null;
      skillId: string | null;
    }> | null;
  } | {
    _type: "table";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    rows: Array<{
      cells: Array<string> | null;
    }> | null;
  }> | null;
  skills: Array<{
    importance: 1 | 2 | 3 | 4 | 5 | null;
    level: 1 | 2 | 3 | 4 | null;
    note: string | null;
    skill: {
      _id: string;
      title: string | null;
      definition: string | null;
      levels: {
        level1: string | null;
        level2: string | null;
        level3: string | null;
        level4: string | null;
      } | null;
    } | null;
  }> | null;
  specialisations: Array<{
    key: string | null;
    title: string | null;
    summary: string | null;
    skillAdjustments: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      skillId: string | null;
    }> | null;
  }> | null;
  salary: Array<{
    value: number | null;
    low: number | null;
    high: number | null;
    unit: string | null;
    region: string | null;
    asOf: string | null;
    source: {
      publisher: string | null;
      title: string | null;
      url: string | null;
    } | null;
  }> | null;
  outlook: Array<{
    value: number | null;
    low: number | null;
    high: number | null;
    unit: string | null;
    region: string | null;
    asOf: string | null;
    source: {
      publisher: string | null;
      title: string | null;
      url: string | null;
    } | null;
  }> | null;
  openings: Array<{
    value: number | null;
    low: number | null;
    high: number | null;
    unit: string | null;
    region: string | null;
    asOf: string | null;
    source: {
      publisher: string | null;
      title: string | null;
      url: string | null;
    } | null;
  }> | null;
  entryRequirements: Array<{
    _type: "block";
    style: "blockquote" | "h2" | "h3" | "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  } | {
    _type: "callout";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    kind: "note" | "tip" | "warning" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  } | {
    _type: "image";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | {
    _type: "skillChart";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    limit: number | null;
    skills: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      title: string | null;
      skillId: string | null;
    }> | null;
  } | {
    _type: "table";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    rows: Array<{
      cells: Array<string> | null;
    }> | null;
  }> | null;
  workFacts: {
    remote: "often" | "rarely" | "sometimes" | null;
    degreeUsual: boolean | null;
    licensed: boolean | null;
  } | null;
  codes: Array<{
    scheme: "esco" | "isco-08" | "onet-soc" | null;
    code: string | null;
    label: string | null;
  }> | null;
  faqs: Array<{
    question: string | null;
    answer: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  }> | null;
  image: {
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/category.query.ts
// Variable: categoryPagesQuery
export type CategoryPagesQueryResult = Array<{
  _id: string;
  _type: "category";
  title: string | null;
  slug: string | null;
  description: string | null;
  order: number | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/pathPage.query.ts
// Variable: pathPagesQuery
export type PathPagesQueryResult = Array<{
  _id: string;
  _type: "transitionPath";
  slug: string | null;
  titleOverride: string | null;
  specialisation: string | null;
  order: number | null;
  durationMonths: number | null;
  weeklyHours: number | null;
  canKeepJob: boolean | null;
  difficultyOverride: {
    difficulty: 1 | 2 | 3 | 4 | 5 | null;
    reason: string | null;
  } | null;
  from: {
    _id: string;
    title: string | null;
    pluralTitle: string | null;
    typicalSkills: Array<{
      level: 0 | 1 | 2 | 3 | 4 | null;
      skill: {
        _id: string;
        title: string | null;
      } | null;
    }> | null;
  } | null;
  to: {
    _id: string;
    _type: "career";
    title: string | null;
    slug: string | null;
    isTarget: boolean | null;
    skills: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      skill: {
        _id: string;
        title: string | null;
      } | null;
      anchor: string | null;
    }> | null;
    specialisations: Array<{
      key: string | null;
      title: string | null;
      skillAdjustments: Array<{
        importance: 1 | 2 | 3 | 4 | 5 | null;
        level: 1 | 2 | 3 | 4 | null;
        skill: {
          _id: string;
          title: string | null;
        } | null;
        anchor: string | null;
      }> | null;
    }> | null;
  } | null;
  intro: Array<{
    _type: "block";
    style: "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  }> | null;
  advantages: Array<{
    _id: string;
    title: string | null;
    claim: string | null;
    example: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
    limits: string | null;
    transfers: Array<{
      strength: 0.25 | 0.5 | 0.75 | null;
      why: string | null;
      fromSkill: {
        _id: string;
        title: string | null;
      } | null;
      toSkill: {
        _id: string;
        title: string | null;
      } | null;
    }> | null;
  }> | null;
  gapOverrides: Array<{
    fromLevel: 0 | 1 | 2 | 3 | 4 | null;
    reason: string | null;
    skill: {
      _id: string;
      title: string | null;
    } | null;
  }> | null;
  gapNarrative: Array<{
    _type: "block";
    style: "blockquote" | "h2" | "h3" | "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  } | {
    _type: "callout";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    kind: "note" | "tip" | "warning" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  } | {
    _type: "image";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | {
    _type: "skillChart";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    limit: number | null;
    skills: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      title: string | null;
      skillId: string | null;
    }> | null;
  } | {
    _type: "table";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    rows: Array<{
      cells: Array<string> | null;
    }> | null;
  }> | null;
  roadmap: {
    _id: string;
    audience: string | null;
    phases: Array<{
      key: string | null;
      title: string | null;
      goal: string | null;
      milestone: string | null;
      steps: Array<{
        key: string | null;
        title: string | null;
        why: string | null;
        hours: number | null;
        task: string | null;
        evidence: string | null;
        requires: Array<string> | null;
        optional: boolean | null;
        skills: Array<{
          reachesLevel: 1 | 2 | 3 | 4 | null;
          skill: {
            _id: string;
            title: string | null;
          } | null;
        }> | null;
        resources: Array<{
          _id: string;
          title: string | null;
          url: string | null;
          kind: "article" | "book" | "community" | "course" | "project" | "template" | "tool" | "video" | null;
          provider: string | null;
          cost: "free" | "freemium" | "paid" | null;
          price: {
            amount: number | null;
            currency: string | null;
          } | null;
          hours: number | null;
          level: 1 | 2 | 3 | 4 | null;
          affiliate: boolean | null;
        }> | null;
      }> | null;
    }> | null;
  } | null;
  advice: Array<{
    kind: "ask" | "avoid" | "do" | "interview" | "network" | "proof" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
    effortHours: number | null;
    phase: "before" | "during" | "landing" | null;
  }> | null;
  pitfalls: Array<{
    kind: "ask" | "avoid" | "do" | "interview" | "network" | "proof" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
    effortHours: number | null;
    phase: "before" | "during" | "landing" | null;
  }> | null;
  salaryChange: {
    value: number | null;
    low: number | null;
    high: number | null;
    unit: string | null;
    region: string | null;
    asOf: string | null;
    source: {
      publisher: string | null;
      title: string | null;
      url: string | null;
    } | null;
  } | null;
  stories: Array<{
    firstName: string | null;
    quote: string | null;
    consent: boolean | null;
    person: {
      _id: string;
      name: string | null;
    } | null;
  }> | null;
  faqs: Array<{
    question: string | null;
    answer: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  }> | null;
  authors: Array<{
    _id: string;
    name: string | null;
    isOrganisation: boolean | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/person.query.ts
// Variable: personPagesQuery
export type PersonPagesQueryResult = Array<{
  _id: string;
  _type: "person";
  name: string | null;
  slug: string | null;
  isOrganisation: boolean | null;
  role: string | null;
  bio: string | null;
  photo: {
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | null;
  links: Array<{
    label: string | null;
    url: string | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/prosePage.query.ts
// Variable: prosePagesQuery
export type ProsePagesQueryResult = Array<{
  _id: string;
  _type: "page";
  title: string | null;
  slug: string | null;
  body: Array<{
    _type: "block";
    style: "blockquote" | "h2" | "h3" | "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  } | {
    _type: "callout";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    kind: "note" | "tip" | "warning" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  } | {
    _type: "image";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | {
    _type: "skillChart";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    limit: number | null;
    skills: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      title: string | null;
      skillId: string | null;
    }> | null;
  } | {
    _type: "table";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    rows: Array<{
      cells: Array<string> | null;
    }> | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/redirects.query.ts
// Variable: redirectsQuery
export type RedirectsQueryResult = Array<{
  _id: string;
  _type: "redirect";
  from: string | null;
  to: string | null;
  permanent: boolean | null;
  documentId: string | null;
}>;

// Source: site/src/loaders/roadmapPage.query.ts
// Variable: roadmapPagesQuery
export type RoadmapPagesQueryResult = Array<{
  _id: string;
  _type: "learningRoadmap";
  title: string | null;
  slug: string | null;
  target: {
    _id: string;
    title: string | null;
  } | null;
  audience: string | null;
  phases: Array<{
    key: string | null;
    title: string | null;
    goal: string | null;
    milestone: string | null;
    steps: Array<{
      key: string | null;
      title: string | null;
      why: string | null;
      hours: number | null;
      task: string | null;
      evidence: string | null;
      requires: Array<string> | null;
      optional: boolean | null;
      skills: Array<{
        reachesLevel: 1 | 2 | 3 | 4 | null;
        skill: {
          _id: string;
          title: string | null;
        } | null;
      }> | null;
      resources: Array<{
        _id: string;
        title: string | null;
        url: string | null;
        kind: "article" | "book" | "community" | "course" | "project" | "template" | "tool" | "video" | null;
        provider: string | null;
        cost: "free" | "freemium" | "paid" | null;
        price: {
          amount: number | null;
          currency: string | null;
        } | null;
        hours: number | null;
        level: 1 | 2 | 3 | 4 | null;
        affiliate: boolean | null;
      }> | null;
    }> | null;
  }> | null;
  variants: Array<{
    weeklyHours: number | null;
    label: string | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;

// Source: site/src/loaders/scoring.query.ts
// Variable: scoringQuery
export type ScoringQueryResult = {
  _id: "assessmentSettings";
  _type: "advantage";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "assessmentQuestion";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "assessmentSettings";
  version: number | null;
  maxSkillQuestions: number | null;
  weights: {
    readiness: number | null;
    interest: number | null;
    feasibility: number | null;
  } | null;
  bands: Array<{
    key: string | null;
    title: string | null;
    minimumScore: number | null;
    resultCopy: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  }> | null;
  introCopy: Array<{
    _type: "block";
    style: "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  }> | null;
  methodologyBody: Array<{
    _type: "block";
    style: "blockquote" | "h2" | "h3" | "normal" | null;
    listItem: "bullet" | "number" | null;
    level: number | null;
    children: Array<{
      _type: "span";
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    markDefs: Array<{
      _key: string;
      _type: "internalLink";
      href: null;
      targetId: string | null;
    } | {
      _key: string;
      _type: "link";
      href: string | null;
      targetId: null;
    }> | null;
  } | {
    _type: "callout";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    kind: "note" | "tip" | "warning" | null;
    title: string | null;
    body: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
  } | {
    _type: "image";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    alt: string | null;
    decorative: boolean | null;
    crop: {
      top: number | null;
      right: number | null;
      bottom: number | null;
      left: number | null;
    } | null;
    hotspot: {
      x: number | null;
      y: number | null;
    } | null;
    assetId: string | null;
    lqip: string | null;
    isOpaque: boolean | null;
  } | {
    _type: "skillChart";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    limit: number | null;
    skills: Array<{
      importance: 1 | 2 | 3 | 4 | 5 | null;
      level: 1 | 2 | 3 | 4 | null;
      title: string | null;
      skillId: string | null;
    }> | null;
  } | {
    _type: "table";
    style: null;
    listItem: null;
    level: null;
    children: null;
    markDefs: null;
    caption: string | null;
    rows: Array<{
      cells: Array<string> | null;
    }> | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "career";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "category";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "learningRoadmap";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "navigation";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "page";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "person";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "redirect";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "resource";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "sanity.fileAsset";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: null;
  seo: null;
  review: null;
} | {
  _id: "assessmentSettings";
  _type: "sanity.imageAsset";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: null;
  seo: null;
  review: null;
} | {
  _id: "assessmentSettings";
  _type: "siteSettings";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "skill";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "source";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | {
  _id: "assessmentSettings";
  _type: "transitionPath";
  version: null;
  maxSkillQuestions: null;
  weights: null;
  bands: null;
  introCopy: null;
  methodologyBody: null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
} | null;

// Source: site/src/loaders/siteFrame.query.ts
// Variable: siteFrameQuery
export type SiteFrameQueryResult = {
  settings: {
    _id: "siteSettings";
    _type: "advantage";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "assessmentQuestion";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "assessmentSettings";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "career";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "category";
    name: null;
    description: string | null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "learningRoadmap";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "navigation";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "page";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "person";
    name: string | null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "redirect";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "resource";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "sanity.fileAsset";
    name: null;
    description: string | null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: null;
    seo: null;
    review: null;
  } | {
    _id: "siteSettings";
    _type: "sanity.imageAsset";
    name: null;
    description: string | null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: null;
    seo: null;
    review: null;
  } | {
    _id: "siteSettings";
    _type: "siteSettings";
    name: string | null;
    description: string | null;
    footer: Array<{
      _type: "block";
      style: "normal" | null;
      listItem: "bullet" | "number" | null;
      level: number | null;
      children: Array<{
        _type: "span";
        text: string | null;
        marks: Array<string> | null;
      }> | null;
      markDefs: Array<{
        _key: string;
        _type: "internalLink";
        href: null;
        targetId: string | null;
      } | {
        _key: string;
        _type: "link";
        href: string | null;
        targetId: null;
      }> | null;
    }> | null;
    homepage: {
      heroTitle: string | null;
      heroText: string | null;
      featuredCareerIds: Array<string> | null;
      featuredPathIds: Array<string> | null;
    } | null;
    announcement: {
      message: string | null;
      url: string | null;
    } | null;
    requestUrl: string | null;
    social: Array<{
      label: string | null;
      url: string | null;
    }> | null;
    logo: {
      alt: string | null;
      decorative: boolean | null;
      crop: {
        top: number | null;
        right: number | null;
        bottom: number | null;
        left: number | null;
      } | null;
      hotspot: {
        x: number | null;
        y: number | null;
      } | null;
      assetId: string | null;
      lqip: string | null;
      isOpaque: boolean | null;
    } | null;
    defaultOg: {
      alt: string | null;
      decorative: boolean | null;
      crop: {
        top: number | null;
        right: number | null;
        bottom: number | null;
        left: number | null;
      } | null;
      hotspot: {
        x: number | null;
        y: number | null;
      } | null;
      assetId: string | null;
      lqip: string | null;
      isOpaque: boolean | null;
    } | null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "skill";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "source";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | {
    _id: "siteSettings";
    _type: "transitionPath";
    name: null;
    description: null;
    footer: null;
    homepage: null;
    announcement: null;
    requestUrl: null;
    social: null;
    logo: null;
    defaultOg: null;
    language: string | null;
    seo: {
      title: string | null;
      description: string | null;
      ogTitle: string | null;
      noindex: boolean | null;
      canonicalOverride: string | null;
    } | null;
    review: {
      lastReviewed: string | null;
      reviewedBy: {
        _id: string;
        name: string | null;
      } | null;
    } | null;
  } | null;
  navigation: {
    _id: "navigation";
    _type: "advantage";
    items: null;
  } | {
    _id: "navigation";
    _type: "assessmentQuestion";
    items: null;
  } | {
    _id: "navigation";
    _type: "assessmentSettings";
    items: null;
  } | {
    _id: "navigation";
    _type: "career";
    items: null;
  } | {
    _id: "navigation";
    _type: "category";
    items: null;
  } | {
    _id: "navigation";
    _type: "learningRoadmap";
    items: null;
  } | {
    _id: "navigation";
    _type: "navigation";
    items: Array<{
      label: string | null;
      url: string | null;
      documentId: string | null;
      children: Array<{
        label: string | null;
        url: string | null;
        documentId: string | null;
      }> | null;
    }> | null;
  } | {
    _id: "navigation";
    _type: "page";
    items: null;
  } | {
    _id: "navigation";
    _type: "person";
    items: null;
  } | {
    _id: "navigation";
    _type: "redirect";
    items: null;
  } | {
    _id: "navigation";
    _type: "resource";
    items: null;
  } | {
    _id: "navigation";
    _type: "sanity.fileAsset";
    items: null;
  } | {
    _id: "navigation";
    _type: "sanity.imageAsset";
    items: null;
  } | {
    _id: "navigation";
    _type: "siteSettings";
    items: null;
  } | {
    _id: "navigation";
    _type: "skill";
    items: null;
  } | {
    _id: "navigation";
    _type: "source";
    items: null;
  } | {
    _id: "navigation";
    _type: "transitionPath";
    items: null;
  } | null;
};

// Source: site/src/loaders/skill.query.ts
// Variable: skillPagesQuery
export type SkillPagesQueryResult = Array<{
  _id: string;
  _type: "skill";
  title: string | null;
  slug: string | null;
  kind: "craft" | "knowledge" | "people" | "tool" | null;
  definition: string | null;
  aliases: Array<string> | null;
  levels: {
    level0: string | null;
    level1: string | null;
    level2: string | null;
    level3: string | null;
    level4: string | null;
  } | null;
  parent: {
    _id: string;
    title: string | null;
  } | null;
  codes: Array<{
    scheme: "esco" | "onet" | null;
    code: string | null;
    label: string | null;
  }> | null;
  language: string | null;
  seo: {
    title: string | null;
    description: string | null;
    ogTitle: string | null;
    noindex: boolean | null;
    canonicalOverride: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    reviewedBy: {
      _id: string;
      name: string | null;
    } | null;
  } | null;
}>;


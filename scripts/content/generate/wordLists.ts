const list = (words: string): string[] => words.trim().split(/\s*,\s*/)

/**
 * What stands for {slot} in a phrase. Short words, so that generated text reads easily; those
 * after an article begin with a consonant.
 */
export const slots: Readonly<Record<string, readonly string[]>> = {
  day: list('Monday, Tuesday, Wednesday, Thursday, Friday'),
  n: Array.from({length: 25}, (_, index) => String(index + 4)),
  verb: list(`sort, count, label, compare, price, trace, rank, test, mend, copy, pack, check, sketch,
    time, weigh, map, draft, clean, sign, split, group, read, file, plan, measure, order, trim, log`),
  trait:
    list(`late, damaged, missing, urgent, costly, unsigned, spare, doubtful, broken, mixed, old,
    faded, heavy, small, rushed, unpaid, partial, returned, hidden, seasonal, fragile, leftover,
    borrowed, blank, worn, disputed, outdated, half-done`),
  things:
    list(`ledgers, timetables, permits, rosters, samples, parcels, invoices, contracts, spare parts,
    receipts, floor plans, recipes, posters, tickets, drawings, letters, reports, bookings, crates,
    blueprints, notes, forms, maps, menus, quotes, tools, lesson plans, test sheets, order slips,
    price lists, site photos, safety cards`),
  person:
    list(`shift leader, ward clerk, site foreman, head cook, stage manager, head buyer, night porter,
    school nurse, dock master, lab head, depot chief, desk editor, bank teller, floor manager,
    park ranger, fire warden, team captain, crew leader, case worker, museum guard, duty doctor,
    yard boss, house painter, store keeper, field trainer, line chief, band leader, shop steward`),
  people:
    list(`tenants, drivers, nurses, trainees, visitors, suppliers, gardeners, pupils, sailors, bakers,
    farmers, carers, guests, patients, cyclists, builders, parents, readers, members, campers,
    dancers, players, shoppers, typists, welders, divers, painters, porters, hikers, tailors`),
  place:
    list(`depot, workshop, clinic, kitchen, warehouse, library, greenhouse, theatre, harbour, school,
    bakery, studio, garage, market hall, museum, laundry, sawmill, boathouse, newsroom, dairy,
    foundry, vineyard, printing room, care home, bike shop, test lab, fish farm, call centre`),
}

/** Fields of work; one category each. */
export const fields =
  list(`Trade, Care, Building, Food, Transport, Culture, Nature, Teaching, Energy,
  Public service, Craft, Leisure`)

/** First words of job titles; the twelve fields follow each other in them. */
export const domains =
  list(`Market, Clinic, Bridge, Kitchen, Railway, Museum, Forest, School, Solar,
  Council, Pottery, Festival, Warehouse, Hospice, Roofing, Bakery, Harbour, Theatre, River, College,
  Wind, Library, Furniture, Stadium, Retail, Nursing, Tunnel, Dairy, Freight, Gallery, Garden,
  Language, Battery, Tax, Leather, Holiday, Wholesale, Dental, Facade, Vineyard, Courier, Music,
  Wetland, Reading, Heating, Court, Glass, Swimming, Packaging, Midwifery, Timber, Brewery, Cycling,
  Film, Wildlife, Science, Grid, Police, Paper, Camping`)

/** Last words of job titles. */
export const roles = list(`Planner, Keeper, Inspector, Buyer, Designer, Trainer, Fitter, Surveyor,
  Producer, Clerk, Broker, Recruiter, Dispatcher, Restorer, Tester, Archivist, Agent, Guide,
  Checker, Steward, Writer, Fundraiser, Builder, Manager`)

/** Last words of skills: what is done in a field. */
export const activities =
  list(`scheduling, costing, safety checks, client talks, drawing, record keeping,
  fault finding, stock control, training, negotiation, inspection, budgeting, staffing, maintenance,
  measurement, reporting, layout, purchasing, quality control, risk review, forecasting, tendering,
  signage, storage, repair, testing, outreach, booking, routing, pricing, first response, cleaning,
  sampling, modelling, mapping, briefing, licensing, archiving, auditing, calibration, branding,
  copywriting, interviewing, observation, prototyping, surveying, coaching, mediation, fundraising,
  event planning, data entry, data analysis, tool care, waste control, energy saving, noise control,
  water control, lighting, packing, loading, dispatch, translation, editing, photography, filming,
  sound control, set building, costume care, menu planning, recipe testing, tasting, plant care,
  animal care, soil care, weather watch, crowd control, access planning, ticketing, complaints,
  contract law, tax basics, insurance, payroll, procurement, delivery, installation, assembly,
  finishing, wrap-up, handover`)

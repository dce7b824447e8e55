-- hangzhou-2020 judged on {day}, written by hand for DuckDB: what an engineer who knows the rules and the engine would
-- write for this one edition. `bench/population.py` checks that it says of every person what the compiled edition says.
-- Months are bits of a bitmap ({months} is one of two forms, whichever is faster on the layout), residence a running maximum.
WITH insured AS ({months}),
leases AS (SELECT person_id, "from" AS first, least(coalesce("to", DATE '9999-12-31'), DATE '{day}') AS last
    FROM {lease} WHERE "from" <= DATE '{day}'),
contracts AS (SELECT person_id, "from" AS first, least(coalesce("to", DATE '9999-12-31'), DATE '{day}') AS last
    FROM {labour_contract} WHERE "from" <= DATE '{day}'),
stretches AS (
    SELECT sort, person_id, min(first) AS first, max(last) AS last FROM (
        SELECT *, sum(begins) OVER (PARTITION BY sort, person_id ORDER BY first, last ROWS UNBOUNDED PRECEDING) AS stretch FROM (
            SELECT *, CAST(first > coalesce(max(last) OVER (PARTITION BY sort, person_id ORDER BY first, last
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1, DATE '0001-01-01') AS INTEGER) AS begins
            FROM (SELECT 'lease' AS sort, * FROM leases UNION ALL SELECT 'contract', * FROM contracts)))
    GROUP BY sort, person_id, stretch),
evidence_days AS (SELECT person_id, sum(last - first + 1) FILTER (sort = 'lease') AS leased_days,
    sum(last - first + 1) FILTER (sort = 'contract') AS contract_days FROM stretches GROUP BY person_id),
kept AS (SELECT person_id, "from" AS first, coalesce("to", DATE '9999-12-31') AS ended_on, ended FROM {registration}
    WHERE "from" <= DATE '{day}' AND NOT (coalesce(document, 'registration') IN ('handwritten', 'other') AND NOT coalesce(recognised, FALSE))),
cancelled AS (SELECT DISTINCT person_id, ended_on + 1 AS start FROM kept WHERE ended = 'cancelled' AND ended_on < DATE '{day}'),
reached AS (
    SELECT person_id, start, max(last) AS last FROM (
        SELECT c.person_id, c.start, s.last FROM cancelled c
        JOIN stretches s ON s.person_id = c.person_id AND c.start BETWEEN s.first AND s.last
        UNION ALL
        SELECT person_id, start, CASE WHEN length > 0 THEN CAST(date_trunc('month', start) + to_months(CAST(length AS INTEGER)) AS DATE) - 1
            ELSE start - 1 END FROM (SELECT c.person_id, c.start, {run_length} AS length FROM cancelled c JOIN insured USING (person_id)))
    GROUP BY person_id, start),
resident AS (
    SELECT person_id, sum(greatest(last - greatest(first, coalesce(before + 1, first)) + 1, 0)) AS residence_days FROM (
        SELECT *, max(last) OVER (PARTITION BY person_id ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM (
            SELECT kept.person_id, first, CASE WHEN ended <> 'left' AND ended_on >= DATE '2020-01-23' THEN DATE '{day}'
                ELSE least(greatest(ended_on, coalesce(reached.last, ended_on)), DATE '{day}') END AS last
            FROM kept LEFT JOIN reached ON reached.person_id = kept.person_id AND reached.start = ended_on + 1 AND ended = 'cancelled'))
    GROUP BY person_id),
rented AS (
    SELECT person_id, sum(greatest(last - greatest(first, coalesce(before + 1, first)) + 1, 0)) AS rented_days FROM (
        SELECT *, max(last) OVER (PARTITION BY person_id ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM (
            SELECT person_id, "from" AS first, least(coalesce("to", DATE '9999-12-31'), DATE '{day}') AS last FROM {rent_year}
            WHERE "from" <= DATE '{day}' AND coalesce(registered, TRUE) AND coalesce("legal", TRUE)))
    GROUP BY person_id),
permits AS (SELECT DISTINCT person_id, TRUE AS valid_permit FROM {permit}
    WHERE issued_on <= DATE '{day}' AND district NOT IN ('tonglu', 'chunan', 'jiande') AND NOT coalesce(suspended, FALSE)
    AND (endorsed_until >= DATE '{day}' OR endorsed_until >= DATE '2020-01-23')),
degrees AS (SELECT person_id, max(CASE level WHEN 'senior_high' THEN 1000 WHEN 'junior_college' THEN 3000 WHEN 'bachelor' THEN 5000
    WHEN 'master' THEN 7000 ELSE 9000 END - CASE WHEN level IN ('bachelor', 'master', 'doctor')
    AND coalesce(holds, 'diploma_and_degree') <> 'diploma_and_degree' THEN 1000 ELSE 0 END) AS education_points FROM {degree}
    WHERE awarded_on <= DATE '{day}' AND (coalesce(awarded_in, 'mainland') = 'mainland' OR coalesce(certified, FALSE)) GROUP BY person_id),
qualifications AS (SELECT DISTINCT person_id, TRUE AS qualified FROM {qualification} WHERE awarded_on <= DATE '{day}'),
working AS (SELECT DISTINCT person_id, TRUE AS under_contract FROM {labour_contract}
    WHERE "from" <= DATE '{day}' AND ("to" IS NULL OR "to" >= DATE '{day}')),
trading AS (SELECT DISTINCT person_id, TRUE AS runs_business FROM {own_business}
    WHERE "from" <= DATE '{day}' AND ("to" IS NULL OR "to" >= DATE '{day}')),
homes AS (SELECT DISTINCT person_id, TRUE AS own_home FROM {home} WHERE owned_since <= DATE '{day}' AND stage <> 'off_plan'
    AND coalesce(acquired, 'bought') = 'bought' AND coalesce(owner, 'self') = 'self' AND owned AND lived_in),
honours AS (
    SELECT person_id, least(count_if(rank = 'district') * 10, 30) AS district, least(count_if(rank = 'municipal') * 30, 90) AS municipal,
        least(count_if(rank = 'provincial') * 50, 150) AS provincial, least(count_if(rank = 'national') * 80, 240) AS national
    FROM (SELECT person_id, rank, row_number() OVER (PARTITION BY person_id, matter
            ORDER BY list_position(['none', 'district', 'municipal', 'provincial', 'national'], rank) DESC) AS place FROM {honour}
        WHERE awarded_on <= DATE '{day}' AND awarded_on > DATE '{day}' - INTERVAL 5 YEAR AND conferred_by <> 'enterprise_or_institution'
        AND NOT (conferred_by IN ('mass_organisation', 'other') AND coalesce(named, 'not_named') = 'not_named') AND rank <> 'none')
    WHERE place = 1 GROUP BY person_id),
marrow AS (SELECT DISTINCT person_id, TRUE AS gave_marrow FROM {marrow_donation} WHERE "on" <= DATE '{day}'),
blood AS (SELECT person_id, sum(volume_ml)::BIGINT AS blood_ml FROM {blood_donation} WHERE donated_on <= DATE '{day}' GROUP BY person_id),
volunteers AS (SELECT person_id, sum(hours * 10)::BIGINT AS volunteer_hours FROM {volunteering} WHERE "on" <= DATE '{day}' GROUP BY person_id),
donors AS (SELECT person_id, sum(amount_cny * 100)::BIGINT AS donated_cny FROM {donation}
    WHERE "on" <= DATE '{day}' AND "on" > DATE '{day}' - INTERVAL 5 YEAR GROUP BY person_id),
investors AS (SELECT DISTINCT person_id, TRUE AS invested FROM {investment} WHERE "on" <= DATE '{day}'),
patents AS (SELECT person_id, sum(CASE WHEN place_among_owners <= 1 THEN 2000 ELSE 1000 END) AS patent_points FROM {patent}
    WHERE granted_on <= DATE '{day}' AND sort = 'invention' AND NOT coalesce(bought, FALSE) GROUP BY person_id),
taxes AS (SELECT person_id, sum(amount_cny * 100) FILTER (payer = 'owner')::BIGINT AS owner_tax,
    sum(amount_cny * 100) FILTER (payer = 'other')::BIGINT AS other_tax,
    count(DISTINCT year) FILTER (payer = 'other' AND amount_cny > 0) AS other_tax_years FROM {tax_year}
    WHERE year >= year(DATE '{day}') - 5 AND year < year(DATE '{day}') GROUP BY person_id),
offences AS (SELECT person_id, count(*) FILTER (class = 'crime' AND recent) AS crimes, count(*) FILTER (class = 'forced_detox' AND recent) AS detoxes,
    count(*) FILTER (class = 'detention' AND recent) AS detentions, bool_or(class = 'serious_crime') AS serious_crimes
    FROM (SELECT *, "on" > DATE '{day}' - INTERVAL 5 YEAR AS recent FROM {offence} WHERE "on" <= DATE '{day}' AND NOT coalesce(sealed, FALSE))
    GROUP BY person_id),
dishonest AS (SELECT person_id, count(*) AS dishonest_acts FROM {dishonesty}
    WHERE "on" <= DATE '{day}' AND "on" > DATE '{day}' - INTERVAL 5 YEAR GROUP BY person_id),
facts AS (SELECT person_id, sex, household_registration,
    year(DATE '{day}') - year(birth_date) - CAST((month(DATE '{day}'), day(DATE '{day}')) < (month(birth_date), day(birth_date)) AS INTEGER) AS full_age,
    coalesce(valid_permit, FALSE) AS valid_permit, coalesce(education_points, 0) AS education_points, coalesce(qualified, FALSE) AS qualified,
    coalesce(under_contract, FALSE) AS under_contract, coalesce(runs_business, FALSE) AS runs_business,
    coalesce(insured_months, 0) AS insured_months, coalesce(own_home, FALSE) AS own_home, coalesce(rented_days, 0) AS rented_days,
    coalesce(leased_days, 0) AS leased_days, coalesce(contract_days, 0) AS contract_days,
    (coalesce(district, 0) + coalesce(municipal, 0) + coalesce(provincial, 0) + coalesce(national, 0)) * 100 AS honour_points,
    coalesce(gave_marrow, FALSE) AS gave_marrow, coalesce(blood_ml, 0) AS blood_ml, coalesce(volunteer_hours, 0) AS volunteer_hours,
    coalesce(donated_cny, 0) AS donated_cny, coalesce(invested, FALSE) AS invested, coalesce(patent_points, 0) AS patent_points,
    coalesce(owner_tax, 0) AS owner_tax, coalesce(other_tax, 0) AS other_tax, coalesce(other_tax_years, 0) AS other_tax_years,
    coalesce(crimes, 0) AS crimes, coalesce(detoxes, 0) AS detoxes, coalesce(detentions, 0) AS detentions,
    coalesce(dishonest_acts, 0) AS dishonest_acts, coalesce(serious_crimes, FALSE) AS serious_crimes,
    coalesce(rented_days, 0) // 30 // 12 AS rented_years, coalesce(residence_days, 0) AS residence_days,
    coalesce(residence_days, 0) // 30 AS residence_months, coalesce(residence_days, 0) // 30 // 12 AS residence_years
    FROM {persons} LEFT JOIN permits USING (person_id) LEFT JOIN degrees USING (person_id) LEFT JOIN qualifications USING (person_id)
    LEFT JOIN working USING (person_id) LEFT JOIN trading USING (person_id) LEFT JOIN (SELECT person_id, {size} AS insured_months FROM insured)
    USING (person_id) LEFT JOIN homes USING (person_id) LEFT JOIN rented USING (person_id) LEFT JOIN evidence_days USING (person_id)
    LEFT JOIN resident USING (person_id) LEFT JOIN honours USING (person_id) LEFT JOIN marrow USING (person_id) LEFT JOIN blood USING (person_id)
    LEFT JOIN volunteers USING (person_id) LEFT JOIN donors USING (person_id) LEFT JOIN investors USING (person_id)
    LEFT JOIN patents USING (person_id) LEFT JOIN taxes USING (person_id) LEFT JOIN offences USING (person_id) LEFT JOIN dishonest USING (person_id)),
points AS (SELECT *,
    CASE WHEN full_age <= 55 THEN least((5 + 2 * (56 - full_age)) * 100, 3000) WHEN full_age <= 60 THEN 500 ELSE 0 END AS age,
    CASE WHEN qualified THEN 10000 ELSE 0 END AS qualification_high, CASE WHEN under_contract OR runs_business THEN 1000 ELSE 0 END AS employment,
    least(insured_months * 25, 7500) AS insurance, CASE WHEN own_home THEN 3000 ELSE 0 END AS home, least(rented_years * 600, 3000) AS rent,
    least(residence_years * 300, 4500) AS residence, CASE WHEN gave_marrow THEN 8000 ELSE 0 END AS marrow,
    CASE WHEN blood_ml >= 200 THEN least(100 + (blood_ml - 200) // 100 * 50, 1000) ELSE 0 END AS blood,
    least(volunteer_hours // 200 * 200, 1000) AS volunteering, least(donated_cny // 100000 * 200, 1000) AS charity,
    CASE WHEN owner_tax >= 5000000 THEN 100 + (owner_tax - 5000000) // 3000000 * 100 ELSE 0 END AS tax_owner,
    CASE WHEN other_tax_years >= 5 AND other_tax >= 100000 THEN 100 + (other_tax - 100000) // 500000 * 100 ELSE 0 END AS tax_other,
    CASE WHEN invested THEN 1000 ELSE 0 END AS investment, crimes * -8000 AS crime, detoxes * -5000 AS detox,
    detentions * -3000 AS detention, dishonest_acts * -2000 AS dishonesty FROM facts),
totals AS (SELECT *, age + least(employment + insurance, 8500) + greatest(home, rent) + residence AS rest,
    rest + education_points AS base_low, rest + greatest(education_points, qualification_high) AS base_high,
    honour_points + marrow + blood + volunteering + charity + tax_owner + tax_other + investment + patent_points AS additional,
    crime + detox + detention + dishonesty AS deduction FROM points)
SELECT *, base_low + additional + deduction AS total_low, base_high + additional + deduction AS total_high,
    valid_permit AS permit, household_registration <> 'urban_districts' AS from_outside FROM totals

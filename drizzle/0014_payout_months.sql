-- A month is paid once: what is due of a case and its arrears together are no more than the dated table sets.
CREATE TRIGGER `payout_correction_decisions_given` BEFORE INSERT ON `payout_correction_decisions`
WHEN NEW.decision = 'confirmed' AND EXISTS (
  SELECT 1 FROM payout_corrections c
    JOIN payout_rounds r ON r.id = c.round
    JOIN payout_lines l ON l.round = c.round AND l.case_code = c.case_code AND l.replaced_by IS NULL
  WHERE c.id = NEW.correction
    AND c.amount > coalesce((SELECT k.amount FROM payout_corrections k
      JOIN payout_correction_decisions d ON d.correction = k.id AND d.decision = 'confirmed'
      WHERE k.round = l.round AND k.case_code = l.case_code ORDER BY k.at DESC, k.rowid DESC LIMIT 1), l.amount)
    AND EXISTS (SELECT 1 FROM payout_rounds s JOIN payout_arrears a ON a.round = s.id AND a.case_code = c.case_code AND a.month = r.period AND a.replaced_by IS NULL
      WHERE s.programme = r.programme AND s.commune = r.commune
        AND (SELECT event FROM payout_round_events WHERE round = s.id ORDER BY seq DESC LIMIT 1) IN ('approved', 'closed'))
    AND c.amount + (SELECT sum(a.amount) FROM payout_rounds s JOIN payout_arrears a ON a.round = s.id AND a.case_code = c.case_code AND a.month = r.period AND a.replaced_by IS NULL
      WHERE s.programme = r.programme AND s.commune = r.commune
        AND (SELECT event FROM payout_round_events WHERE round = s.id ORDER BY seq DESC LIMIT 1) IN ('approved', 'closed'))
      > coalesce((SELECT CASE WHEN t.to_day IS NULL OR r.period || '-01' < t.to_day THEN t.standard * t.coefficient / 100 END
        FROM payout_amounts t WHERE t.`group` = l.`group` AND t.from_day <= r.period || '-01' ORDER BY t.from_day DESC, t.at DESC LIMIT 1), 0))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-arrears-given');
END;
--> statement-breakpoint
CREATE TRIGGER `payout_round_events_arrears` BEFORE INSERT ON `payout_round_events`
WHEN NEW.event IN ('submitted', 'approved', 'closed') AND EXISTS (
  SELECT 1 FROM payout_arrears a
    JOIN payout_rounds r ON r.id = a.round
    JOIN payout_rounds m ON m.programme = r.programme AND m.commune = r.commune AND m.period = a.month
    JOIN payout_lines l ON l.round = m.id AND l.case_code = a.case_code AND l.replaced_by IS NULL
  WHERE a.round = NEW.round AND a.replaced_by IS NULL
    AND a.amount + coalesce((SELECT k.amount FROM payout_corrections k
        JOIN payout_correction_decisions d ON d.correction = k.id AND d.decision = 'confirmed'
        WHERE k.round = l.round AND k.case_code = l.case_code ORDER BY k.at DESC, k.rowid DESC LIMIT 1), l.amount)
      + coalesce((SELECT sum(o.amount) FROM payout_rounds s JOIN payout_arrears o ON o.round = s.id AND o.case_code = a.case_code AND o.month = a.month AND o.replaced_by IS NULL
        WHERE s.programme = r.programme AND s.commune = r.commune AND s.id <> r.id
          AND (SELECT event FROM payout_round_events WHERE round = s.id ORDER BY seq DESC LIMIT 1) IN ('approved', 'closed')), 0)
      > coalesce((SELECT CASE WHEN t.to_day IS NULL OR a.month || '-01' < t.to_day THEN t.standard * t.coefficient / 100 END
        FROM payout_amounts t WHERE t.`group` = l.`group` AND t.from_day <= a.month || '-01' ORDER BY t.from_day DESC, t.at DESC LIMIT 1), 0))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-arrears-owed-no-more');
END;
--> statement-breakpoint
-- Who fell back, what is carried on and what is owed lean on the months before: they are closed first. A round that
-- tells of nobody is in nobody's way.
CREATE TRIGGER `payout_round_events_earlier` BEFORE INSERT ON `payout_round_events`
WHEN NEW.event = 'closed' AND EXISTS (
  SELECT 1 FROM payout_rounds r JOIN payout_rounds b ON b.programme = r.programme AND b.commune = r.commune AND b.period < r.period
  WHERE r.id = NEW.round
    AND coalesce((SELECT event FROM payout_round_events WHERE round = b.id ORDER BY seq DESC LIMIT 1), 'returned') <> 'closed'
    AND (EXISTS (SELECT 1 FROM payout_lines WHERE round = b.id AND replaced_by IS NULL)
      OR EXISTS (SELECT 1 FROM payout_totals WHERE round = b.id AND replaced_by IS NULL)))
BEGIN
  SELECT RAISE(ABORT, 'rule: payout-earlier-round-open');
END;

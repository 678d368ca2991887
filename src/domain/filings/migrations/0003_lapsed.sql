-- Of editions given back or replaced nobody awaits the other agency's answer.
UPDATE filings SET education = 'lapsed' WHERE education = 'waiting' AND state IN ('returned', 'replaced');
UPDATE filings SET police = 'lapsed' WHERE police = 'waiting' AND state IN ('returned', 'replaced');

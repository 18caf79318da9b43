-- What the canary saw is looked for by time, among far more rows of other kinds: on the page of the canary, and for
-- exercises that are over.
create index evidence_of_canary on evidence (received_at)
  where kind in ('DNS_LOOKED_UP', 'CANARY_VISITED');

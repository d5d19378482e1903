CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.clauses (
    id integer NOT NULL,
    contract integer NOT NULL,
    number text,
    heading text,
    page integer,
    body text NOT NULL
);
CREATE SEQUENCE public.clauses_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.clauses_id_seq OWNED BY public.clauses.id;
CREATE TABLE public.contents (
    sha256 character varying(64) NOT NULL,
    data bytea NOT NULL
);
CREATE TABLE public.contracts (
    id integer NOT NULL,
    name text NOT NULL,
    title text,
    title_given text,
    kind character varying(32) NOT NULL,
    vendor text,
    vendor_given text,
    vendor_key text NOT NULL,
    owner text,
    status character varying(16) NOT NULL,
    start date,
    annual_amount numeric(18,2),
    annual_currency character varying(3),
    notes text,
    added timestamp without time zone NOT NULL,
    version integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    worst character varying(16) NOT NULL
);
CREATE SEQUENCE public.contracts_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.contracts_id_seq OWNED BY public.contracts.id;
CREATE TABLE public.facts (
    contract integer NOT NULL,
    place integer NOT NULL,
    fact character varying(64) NOT NULL,
    said text NOT NULL
);
CREATE TABLE public.reviews (
    id integer NOT NULL,
    contract integer NOT NULL,
    number integer NOT NULL,
    version integer NOT NULL,
    playbook text NOT NULL,
    playbook_sha256 character varying(64) NOT NULL,
    program character varying(32) NOT NULL,
    reading text NOT NULL,
    worst character varying(16) NOT NULL,
    flags integer NOT NULL,
    made timestamp without time zone NOT NULL,
    report bytea NOT NULL
);
CREATE SEQUENCE public.reviews_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.reviews_id_seq OWNED BY public.reviews.id;
CREATE TABLE public.tags (
    contract integer NOT NULL,
    tag character varying(64) NOT NULL
);
CREATE TABLE public.versions (
    id integer NOT NULL,
    contract integer NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    sha256 character varying(64) NOT NULL,
    format character varying(16) NOT NULL,
    pages integer NOT NULL,
    words integer NOT NULL,
    added timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.versions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.versions_id_seq OWNED BY public.versions.id;
ALTER TABLE ONLY public.clauses ALTER COLUMN id SET DEFAULT nextval('public.clauses_id_seq'::regclass);
ALTER TABLE ONLY public.contracts ALTER COLUMN id SET DEFAULT nextval('public.contracts_id_seq'::regclass);
ALTER TABLE ONLY public.reviews ALTER COLUMN id SET DEFAULT nextval('public.reviews_id_seq'::regclass);
ALTER TABLE ONLY public.versions ALTER COLUMN id SET DEFAULT nextval('public.versions_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('1');
INSERT INTO public.clauses VALUES (3, 1, '1', 'Renewal', 1, '1. Renewal. It renews for two years.');
INSERT INTO public.clauses VALUES (4, 1, '2', 'Fees', 2, '2. Fees. Paid yearly.');
INSERT INTO public.clauses VALUES (5, 2, '1', 'Support', 1, '1. Support. By telephone.');
INSERT INTO public.contents VALUES ('9595bb251c06e6d0b89d29b7064b6e8c91cce3f78466bff4f8091df8f5066f6b', '\x312e2052656e6577616c2e205468697320636f6e74726163742072656e6577732e0a0a322e20466565732e2050616964206d6f6e74686c792e');
INSERT INTO public.contents VALUES ('8b18bb20fe341c31d10b12d0912aeabbbfe9bbeb98de1009e1b56dfdd4904649', '\x312e2052656e6577616c2e2049742072656e65777320666f722074776f2079656172732e0a0a322e20466565732e205061696420796561726c792e');
INSERT INTO public.contents VALUES ('f13ffb34f73668e6d213bfd4e5590fff6e3cf9f34f18608f6f1a3d80b37f2713', '\x312e20537570706f72742e2042792074656c6570686f6e652e');
INSERT INTO public.contracts VALUES (2, 'other.txt', 'Made', NULL, 'msa', NULL, NULL, '', NULL, 'active', NULL, NULL, NULL, NULL, '2026-11-25 14:18:12', 1, 'f13ffb34f73668e6d213bfd4e5590fff6e3cf9f34f18608f6f1a3d80b37f2713', 'high');
INSERT INTO public.contracts VALUES (1, 'harbour-2.txt', 'Made', NULL, 'msa', 'Harbour Vault, Inc.', NULL, 'harbour vault', 'Ida', 'active', '2026-03-01', 12000.00, 'USD', NULL, '2026-11-25 14:18:12', 2, '8b18bb20fe341c31d10b12d0912aeabbbfe9bbeb98de1009e1b56dfdd4904649', 'high');
INSERT INTO public.facts VALUES (1, 0, 'term.effective-date', '{"id": "term.effective-date", "value": "2026-03-01", "strength": "commitment", "evidence": [{"quote": "1. Renewal. It renews for two years.", "start": 0, "end": 36, "page": 1, "clause": "1 Renewal", "boxes": []}]}');
INSERT INTO public.facts VALUES (1, 1, 'term.initial', '{"id": "term.initial", "value": {"n": 12, "unit": "month"}, "strength": "commitment", "evidence": [{"quote": "1. Renewal. It renews for two years.", "start": 0, "end": 36, "page": 1, "clause": "1 Renewal", "boxes": []}]}');
INSERT INTO public.facts VALUES (1, 2, 'liability.cap', '{"id": "liability.cap", "value": {"amount": 100000, "currency": "USD"}, "strength": "commitment", "evidence": [{"quote": "1. Renewal. It renews for two years.", "start": 0, "end": 36, "page": 1, "clause": "1 Renewal", "boxes": []}]}');
INSERT INTO public.facts VALUES (2, 0, 'term.effective-date', '{"id": "term.effective-date", "value": "2026-03-01", "strength": "commitment", "evidence": [{"quote": "1. Support. By telephone.", "start": 0, "end": 25, "page": 1, "clause": "1 Support", "boxes": []}]}');
INSERT INTO public.facts VALUES (2, 1, 'term.initial', '{"id": "term.initial", "value": {"n": 12, "unit": "month"}, "strength": "commitment", "evidence": [{"quote": "1. Support. By telephone.", "start": 0, "end": 25, "page": 1, "clause": "1 Support", "boxes": []}]}');
INSERT INTO public.facts VALUES (2, 2, 'liability.cap', '{"id": "liability.cap", "value": {"amount": 100000, "currency": "USD"}, "strength": "commitment", "evidence": [{"quote": "1. Support. By telephone.", "start": 0, "end": 25, "page": 1, "clause": "1 Support", "boxes": []}]}');
INSERT INTO public.reviews VALUES (1, 1, 1, 1, 'ours', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '0.1.0', '{"side": "customer", "kind": null, "as_of": null, "revisions": "final", "ocr": false}', 'high', 1, '2026-11-25 14:18:12', '\x789ce5554d8fd33010bdf75744396f4392b669c31121040738c0c205ad568e3349ac4dece08f7e08ed7f67ecd86dd3e580c40d726835cfe379336fc6f6cf45142bdac140e2d7514c05d79250bd94b0677078e5ffb2f80eddf6201513dcfaa54996a40eac053503708de8cf4514c523d19df5e888ac8491893e6aeb87241dc937855d2a37e5a6aaf24d46d3028a3aad76659d97d5362dd655013b5a6694c2aad9eed6455135cdbad9a5655637bb66931645535453bc46c88158daf84c3192161422b9b30e42d6d62a9da599eec17a7f24354cee4f8cd716191499809ef0d6600c0b020f31a5662eea77345d8d88723238aff75395d137627a7d177de03471dbd0458a896f0fbc1632b6e033fe3c2ca267abdbd8935325c453d02d44c468ea5630f2975fec391bec6ca8c41512332780063924d0344035dbc3b2267a52089327bd7169e5695e2cd3d532cdfc8ad212783bf59a8a6160da4dc1b488535303a71054f3b245f10f23b48b9725d167e070207d12dd774c4561f22269611564b444d801dc9206005cd756ab608f53c7b260d39e183591048e73b04a1ca75e3e38c036c476c4c9f35212c6996661f7598b30029633f7cd36e8e94609abe8a65eff1732f58c54ac67fa945032fe5e273208e3ae872cb59f178c1a8915d0930df2f5cbdb7f58b245f460cfdeb4777efab8192a902e9e2faf035233de5a68467093eb3cd3799e710f7be82f26c5d3dc0ac92ed95d75f19241fe32837700ea867eb5b9e6df6c67fcf99ff27b491abc7f916aae8934d3b5e90ee0d1d3b7529831a01e3b5fe8f71e1046e3b83868604ad9227cf29890c41975cf126b3b0f0fa094bfec3f09dda17f247874f4f3111f3ab7e10d50dbb8803638ccb6746efadefb11ae610e11f534b325e06d4fe1f1c0dc545f16141523dc44c31bb87eac4e33b4c7870251c69d842f4f828750d016e428993b6f71bddead9b15adb76599e77501f195f6a314550f830abb63658681c853788eae7a33f5c509874d0df313e4be7804d1bd13be398be7c52f16bf37ce');
INSERT INTO public.reviews VALUES (2, 1, 2, 2, 'ours', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '0.1.0', '{"side": "customer", "kind": null, "as_of": null, "revisions": "final", "ocr": false}', 'high', 1, '2026-11-25 14:18:12', '\x789ce5553b6fdb3010defd2b08cdb12bc98e6b752c8aa219daa1afa508023e4e1611895449ca0f04f9ef3d52a46d391d0a746b3dd8be8fc7bbe3f7dd914f339259de4047b33724e35a3943b99b1bd849d8bf8a3f4576836e3b30566ae5fdf245b1c80328341f3a500ed1a71921594f5de33d1a6a981eccbc5cb883f39e98a6a1e5edda2f6e58b161accc6b58ae0abe2c4491b3a214795594142863ac868a3160d5464091e71514ec762d6a215655be5aafaa315ead4d477de2ec94a2a75bb08894c1da6b23bc5514c174d2b5e0dd3f5201a3ffa354c2239da523d052b51d30880741a5a0c6c910f6079ae198882ada05af0fe341c9773ab4ee86dc29be08dbd0c5e831df0e94d026f3e0337eddcfc8b3a7ae6fe99169fd98a84b11319abd668cfee5278b396b14379d241c2493810007a65b405d037772077341ddc810164fdb219455e6e57a9e2fe7791157ac33a0b6a3dc5c779d74a111c6456c1c018a43622dd246b29f8376215eb1209f41c19eb60b72e788f1ff2d415189db6b72046a6c62d2e7421170579e0008c22dd7c9ee47d18a64f3960e76cc93d29c82317d18e5bc0f80d7c48b12187ac98a54d2c9b4fb4447ea029fb38c7a0fe819ba09a7a819e5fe5f986a2565b295eeb8e0b4ff3d55b4d343b82770a2f11339e383c1f3f0a30ff2edcbbb7f9bb519b9f74338ee9d8ea11a3a0626c48b276c800aa9b61e9a24b8aa755ae9b4ceac851db46793e3586fb591e7ea2e843c5750beace03d80bd4abfdc5ce6bfad26f9cb3fcd1f29a9f122c654534ecc30de9f610c0f31fdd6e8a14f68c44e37fbd708e8c161c704a893d6fa43c4e2b120836d1a9e28b96d22dc81b5f1d6ffa45d83fe442b7288fd91ed9bb0e12d702f5c426bec677f7435b46df4a3cac114a2f671621bc06b9fc3c35e86c63e2f58ae7bb88a8657b17860c709dae28b81a85481c297c3102124740ba637328c5c26569b55bde4e2755595a5584376c17d6f346ba1b369776687aea3e698dea50b6d465d0271286aea9f44f7d923911e9df0f1993dcf7e018e583b76');
INSERT INTO public.reviews VALUES (3, 2, 1, 3, 'ours', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '0.1.0', '{"side": "customer", "kind": null, "as_of": null, "revisions": "final", "ocr": false}', 'high', 1, '2026-11-25 14:18:12', '\x789cdd543d73db300cddfd2b749c6b551fb66277cc756d97b4532fd7a32850e28522558af4c7e5fcdf0b52941d39ddba4543623c820fc00388d7554246d6414fc9978430adaca1ccae0d1c041c3fc77f39f9846e0730a3d0cafb65699e66016c34733d288be8eb2a49c8406de73db4edc0a4f664bd1786e868b1adfc01cf4bceeb72c31fcaaada41d5147959f36603dbed3ee39c575032bee7e890efaa6cc72b9ed3b2d96575f9c08b87bc9cf8b8363df541c935c4405b1811c98375d4a6f1d62658565809defb1b6d60727f11aaf1483fd2099054b50e393c086ae6345604d65fcfabe4e20b1e243dd75abfcc052bda872bda99f1be56fa9f1f893139b6242481f43e684244c8dd82e953e01c9815075837d44ec561afa87421ad222baa7556aeb33c9e8cd6806aa72631ddf7c286f64d87d8ee061483182b46c3833f4edbc097a7c9931b066d6c9a3c9e130b12864e2b48278610004543d76c0620085d6c677b9844ce679b49eac6897ce6be92d5fa74951fbf8bffeb7f7a59de4b2194b082ca3b0da61a881fdcbc98888943cfd07d1cf88e78ecf2a1e59182d6420a7b4e191dfead0fedb50bef38cffc178562cea020ecec497e3e7dfd8052ad9267ffc6a6bbcb57a65c5f83097cb1ac0e682354eba14580bb5c97992ef324120e206f26c357db6a735b33d79438ae280cb6ccc9b8699385813fc5e8add16e98d1885d77de8f086867b14d01eac538fa3262ee9890c1d9f0279d68bb08f7308e711f7ec7758efe8956c929f6871cbb70e11198176e46390e912f5d3929a31f551696101d5f16b601dcaa0c7e1f4598a6dbc1c8f400776cb8e99adff579814a5cc8880a15247c3f811142415b30831161ce49b3d96d78c99a87fdbe289a0ac81bed07a36b09fd38df26a3eb7b6acef3da7fd39ba92f41386ceafcfa66b96f1eb3e8d10977fbeab2fa0b10dffe8c');
INSERT INTO public.tags VALUES (1, 'cloud');
INSERT INTO public.versions VALUES (1, 1, 1, 'harbour.txt', '9595bb251c06e6d0b89d29b7064b6e8c91cce3f78466bff4f8091df8f5066f6b', 'txt', 2, 9, '2026-11-25 14:18:12');
INSERT INTO public.versions VALUES (2, 1, 2, 'harbour-2.txt', '8b18bb20fe341c31d10b12d0912aeabbbfe9bbeb98de1009e1b56dfdd4904649', 'txt', 2, 11, '2026-11-25 14:18:12');
INSERT INTO public.versions VALUES (3, 2, 1, 'other.txt', 'f13ffb34f73668e6d213bfd4e5590fff6e3cf9f34f18608f6f1a3d80b37f2713', 'txt', 1, 4, '2026-11-25 14:18:12');
SELECT pg_catalog.setval('public.clauses_id_seq', 5, true);
SELECT pg_catalog.setval('public.contracts_id_seq', 2, true);
SELECT pg_catalog.setval('public.reviews_id_seq', 3, true);
SELECT pg_catalog.setval('public.versions_id_seq', 3, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.clauses
    ADD CONSTRAINT clauses_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contents
    ADD CONSTRAINT contents_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.contracts
    ADD CONSTRAINT contracts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_pkey PRIMARY KEY (contract, place);
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_contract_number_key UNIQUE (contract, number);
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (contract, tag);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_contract_number_key UNIQUE (contract, number);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_sha256_key UNIQUE (sha256);
CREATE INDEX clauses_by_contract ON public.clauses USING btree (contract);
CREATE INDEX contracts_by_owner ON public.contracts USING btree (owner, id);
CREATE INDEX contracts_by_status ON public.contracts USING btree (status, id);
CREATE INDEX contracts_by_value ON public.contracts USING btree (annual_amount, id);
CREATE INDEX contracts_by_vendor ON public.contracts USING btree (vendor_key, id);
CREATE INDEX reviews_by_version ON public.reviews USING btree (version);
CREATE INDEX tags_by_tag ON public.tags USING btree (tag, contract);
ALTER TABLE ONLY public.clauses
    ADD CONSTRAINT clauses_contract_fkey FOREIGN KEY (contract) REFERENCES public.contracts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_contract_fkey FOREIGN KEY (contract) REFERENCES public.contracts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_contract_fkey FOREIGN KEY (contract) REFERENCES public.contracts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_version_fkey FOREIGN KEY (version) REFERENCES public.versions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_contract_fkey FOREIGN KEY (contract) REFERENCES public.contracts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_contract_fkey FOREIGN KEY (contract) REFERENCES public.contracts(id) ON DELETE CASCADE;

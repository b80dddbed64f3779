namespace StagingTools.Engine.Data.Discovery;

/// <summary>Reads meanings out of the names of columns, JSON members and tables, in several languages.</summary>
internal static class ColumnNames
{
    // The first entry with a phrase in the name wins: a password's hash is a secret, the type of a phone is a type.
    private static readonly (ColumnMeaning Meaning, string[][] Phrases)[] Meanings =
    [
        Entry(
            ColumnMeaning.Technical,
            "content type", "token type", "token count", "mime type", "address type", "phone type", "email type", "card type", "card brand",
            "country code", "currency code", "language code", "time zone", "email status", "message type", "message status", "message count",
            "verified", "enabled", "confirmed", "note type", "hash algorithm", "name format"),
        Entry(
            ColumnMeaning.Secret,
            "password", "passwd", "passphrase", "pwd", "pass", "passwort", "kennwort", "contrasena", "contraseña", "clave", "senha",
            "mot passe", "motdepasse", "wachtwoord", "parola", "haslo", "hasło", "secret", "token", "tokens", "api key", "apikey", "private key",
            "access key", "session key", "encryption key", "otp", "totp", "mfa", "pin", "salt", "credential", "credentials",
            "recovery code", "recovery codes", "backup code", "backup codes", "verification code", "reset code", "auth code",
            "authorization", "jwt", "cookie", "cookies", "signature", "bearer", "cvv", "cvc", "security answer", "security code", "nonce"),
        Entry(ColumnMeaning.IpAddress, "ip", "ipv4", "ipv6", "ipaddress", "ipaddr", "inet", "remote addr", "remote address"),
        Entry(
            ColumnMeaning.Device,
            "user agent", "useragent", "device id", "device name", "device identifier", "imei", "imsi", "mac", "mac address", "fingerprint",
            "idfa", "gaid", "advertising id", "browser"),
        Entry(
            ColumnMeaning.Email,
            "email", "emails", "mail", "emailaddress", "mailaddress", "correo", "correos", "courriel", "eposta", "epost"),
        Entry(
            ColumnMeaning.Phone,
            "phone", "phones", "phonenumber", "telephone", "tel", "telefon", "telefonnummer", "telefono", "teléfono", "telefone", "téléphone",
            "mobile", "mobil", "movil", "móvil", "celular", "handy", "handynummer", "fax", "msisdn", "whatsapp", "wa id", "waid", "gsm",
            "cell", "cellphone", "sms"),
        Entry(
            ColumnMeaning.Birth,
            "birth", "birthday", "birthdate", "birthyear", "dob", "geburtstag", "geburtsdatum", "nacimiento", "nascimento", "naissance",
            "nascita", "geboortedatum", "born", "death", "deceased", "age"),
        Entry(
            ColumnMeaning.NationalId,
            "ssn", "sin", "social security", "passport", "passport number", "reisepass", "pasaporte", "passeport", "dni", "nie", "nif", "cpf",
            "rfc", "curp", "cnpj", "rut", "bsn", "pesel", "ein", "vat", "vat number", "tax id", "tax number", "taxid", "steuernummer",
            "national id", "identity number", "id number", "id card", "driver license", "drivers license", "driving licence", "licence number",
            "codice fiscale", "insee", "sozialversicherungsnummer", "insurance number", "license plate", "kennzeichen"),
        Entry(
            ColumnMeaning.BankAccount,
            "iban", "bic", "swift", "account number", "account no", "bank account", "kontonummer", "numero cuenta", "routing number", "sort code",
            "clabe", "iban number"),
        Entry(
            ColumnMeaning.Card,
            "card number", "cardnumber", "credit card", "creditcard", "debit card", "pan", "cc number", "card no", "tarjeta", "kreditkarte"),
        Entry(
            ColumnMeaning.Username,
            "username", "user name", "login", "login name", "handle", "screen name", "benutzername", "usuario", "usuário", "utilisateur",
            "nickname", "nick", "alias"),
        Entry(
            ColumnMeaning.PersonName,
            "first name", "firstname", "fname", "last name", "lastname", "lname", "surname", "given name", "givenname", "family name",
            "familyname", "middle name", "middlename", "full name", "fullname", "display name", "displayname", "maiden name", "contact name",
            "customer name", "client name", "patient name", "employee name", "person name", "recipient name", "sender name", "owner name",
            "author name", "holder name", "cardholder", "account holder", "legal name", "vorname", "nachname", "familienname", "nombre",
            "nombres", "apellido", "apellidos", "prenom", "prénom", "nom", "nome", "sobrenome", "cognome", "voornaam", "achternaam",
            "imie", "imię", "nazwisko", "initials", "salutation", "company", "company name", "organization name", "organisation name",
            "business name", "firma", "empresa", "employer", "author", "sender", "recipient", "contact person", "attendee", "actor"),
        Entry(
            ColumnMeaning.Url,
            "url", "urls", "uri", "link", "links", "href", "webhook", "website", "homepage", "avatar", "photo", "photos", "picture", "image",
            "images", "thumbnail", "foto", "bild"),
        Entry(
            ColumnMeaning.Address,
            "address", "addresses", "address line", "addr", "adresse", "anschrift", "direccion", "dirección", "endereco", "endereço",
            "indirizzo", "adres", "street", "strasse", "straße", "calle", "rue", "rua", "zip", "zipcode", "zip code", "postcode", "post code",
            "postal", "postal code", "postleitzahl", "plz", "cep", "codigo postal", "house number", "hausnummer", "apartment", "city",
            "town", "ciudad", "cidade", "ville", "stadt", "wohnort", "ort", "citta", "città", "location", "county", "district", "place"),
        Entry(ColumnMeaning.Latitude, "lat", "latitude"),
        Entry(ColumnMeaning.Longitude, "lng", "lon", "long", "longitude"),
        Entry(
            ColumnMeaning.Sensitive,
            "gender", "sex", "geschlecht", "genero", "género", "sexe", "sesso", "religion", "konfession", "ethnicity", "ethnic", "race",
            "nationality", "citizenship", "health", "diagnosis", "diagnose", "disability", "blood", "blood type", "marital", "marital status",
            "political", "orientation", "allergy", "allergies", "medical", "medication", "pregnant", "union member", "conviction", "criminal"),
        Entry(
            ColumnMeaning.Income,
            "salary", "income", "wage", "wages", "gehalt", "lohn", "salario", "salário", "salaire", "stipendio", "net worth"),
        Entry(
            ColumnMeaning.FreeText,
            "note", "notes", "comment", "comments", "remark", "remarks", "bio", "biography", "about", "description", "message", "messages",
            "content", "body", "text", "subject", "summary", "feedback", "review", "notiz", "notizen", "bemerkung", "kommentar", "nota",
            "notas", "observaciones", "comentario", "comentarios", "mensaje", "mensagem", "texto", "transcript", "answer", "question",
            "reply", "caption", "memo", "prompt", "raw", "payload", "query", "search", "excerpt", "preview", "error message", "stack trace"),
        Entry(ColumnMeaning.Digest, "hash", "checksum", "etag", "digest", "sha", "sha1", "sha256", "md5", "crc", "crc32"),
        Entry(
            ColumnMeaning.Technical,
            "status", "state", "type", "kind", "role", "roles", "locale", "lang", "language", "currency", "country", "timezone", "tz", "plan",
            "tier", "version", "format", "mime", "category", "level", "severity", "priority", "source", "channel", "provider", "platform",
            "environment", "mode", "method", "event", "action", "slug", "unit", "gateway", "scope", "scopes", "permission", "permissions",
            "direction", "encoding", "algorithm", "queue", "class", "model", "code", "color", "colour", "size", "icon", "extension",
            "migration", "feature", "flag", "flags", "sku", "theme", "layout", "region", "phase", "stage", "result", "outcome",
            "operation", "topic", "protocol", "os", "count", "checksum type", "schedule", "cron", "frequency", "interval"),
        Entry(ColumnMeaning.Label, "name", "names", "title", "label", "titel", "titulo", "título", "titre", "naam", "bezeichnung", "caption"),
        Entry(ColumnMeaning.Identifier, "id", "ids", "uuid", "guid", "ulid", "key", "ref", "reference", "oid", "wamid", "number", "no", "external"),
    ];

    private static readonly HashSet<string> People = new(
        (
            "user users customer customers client clients contact contacts person persons people employee employees member members patient "
            + "patients lead leads account accounts profile profiles student students teacher teachers driver drivers guest guests subscriber "
            + "subscribers participant participants attendee attendees applicant applicants candidate candidates tenant tenants agent agents "
            + "staff recipient recipients author authors owner owners kunde kunden benutzer mitarbeiter personen cliente clientes usuario "
            + "usuarios persona personas empleado empleados paciente pacientes utilisateur utilisateurs personne personnes")
        .Split(' '),
        StringComparer.Ordinal);

    /// <summary>What a name says.</summary>
    /// <param name="name">A column's or a JSON member's name, in whatever style.</param>
    public static ColumnMeaning Read(string name)
    {
        IReadOnlyList<string> words = Words(name);
        foreach ((ColumnMeaning meaning, string[][] phrases) in Meanings)
        {
            if (phrases.Any(phrase => Contains(words, phrase)))
                return meaning;
        }

        return ColumnMeaning.Unknown;
    }

    /// <summary>A meaning for people, with its article.</summary>
    public static string Describe(ColumnMeaning meaning) => meaning switch
    {
        ColumnMeaning.Secret => "a secret",
        ColumnMeaning.Digest => "a digest",
        ColumnMeaning.IpAddress => "an IP address",
        ColumnMeaning.Email => "an e-mail address",
        ColumnMeaning.Phone => "a phone number",
        ColumnMeaning.Birth => "a date of birth",
        ColumnMeaning.NationalId => "a number of a person",
        ColumnMeaning.BankAccount => "a bank account",
        ColumnMeaning.Card => "a payment card",
        ColumnMeaning.Device => "a device",
        ColumnMeaning.Url => "a URL",
        ColumnMeaning.Username => "a user's name",
        ColumnMeaning.PersonName => "a person's name",
        ColumnMeaning.Address => "an address",
        ColumnMeaning.Latitude or ColumnMeaning.Longitude => "a place",
        ColumnMeaning.Sensitive => "what the law protects most",
        ColumnMeaning.Income => "an income",
        ColumnMeaning.FreeText => "text that people write",
        ColumnMeaning.Label => "a title",
        ColumnMeaning.Technical => "a code",
        ColumnMeaning.Identifier => "an identifier",
        _ => "nothing known",
    };

    /// <summary>Whether a column of that meaning holds personal data or secrets.</summary>
    public static bool IsPersonal(ColumnMeaning meaning) => meaning is not (
        ColumnMeaning.Unknown or ColumnMeaning.Technical or ColumnMeaning.Identifier or ColumnMeaning.Digest or ColumnMeaning.Label);

    /// <summary>Whether a table's name says that its rows are people.</summary>
    public static bool IsOfPeople(string table) => Words(table).Any(People.Contains);

    // first_name, firstName, FirstName and FIRST-NAME are two words; numbers at the end of one count for nothing.
    private static List<string> Words(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool ends = i == name.Length
                || !char.IsLetterOrDigit(name[i])
                || (i > start && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            string word = name[start..i].ToLowerInvariant();
            string bare = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (word.Length > 0)
                words.Add(bare.Length > 0 && word is not ("md5" or "sha1" or "sha256" or "crc32" or "ipv4" or "ipv6") ? bare : word);
            start = i < name.Length && char.IsLetterOrDigit(name[i]) ? i : i + 1;
        }

        return words;
    }

    private static bool Contains(IReadOnlyList<string> words, string[] phrase)
    {
        for (int start = 0; start + phrase.Length <= words.Count; start++)
        {
            int matched = 0;
            while (matched < phrase.Length && words[start + matched] == phrase[matched])
                matched++;
            if (matched == phrase.Length)
                return true;
        }

        return false;
    }

    private static (ColumnMeaning, string[][]) Entry(ColumnMeaning meaning, params string[] phrases) =>
        (meaning, [.. phrases.Select(phrase => phrase.Split(' '))]);
}

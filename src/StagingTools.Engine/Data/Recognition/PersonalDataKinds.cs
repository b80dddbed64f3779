namespace StagingTools.Engine.Data.Recognition;

/// <summary>Personal data and secrets that can be told by their form.</summary>
[Flags]
internal enum PersonalDataKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An e-mail address, at whatever domain.</summary>
    Email = 1 << 0,

    /// <summary>A phone number in international form: <c>+</c>, a country's code, 8 to 15 digits in all.</summary>
    Phone = 1 << 1,

    /// <summary>An international bank account number with its country's length and valid check digits (ISO 13616).</summary>
    Iban = 1 << 2,

    /// <summary>A payment card number with an issuer's prefix and length and a valid check digit (ISO/IEC 7812).</summary>
    Card = 1 << 3,

    /// <summary>An IPv4 or IPv6 address that a person can have: none of the machine itself, none of nobody.</summary>
    IpAddress = 1 << 4,

    /// <summary>A JSON Web Token (RFC 7519).</summary>
    Jwt = 1 << 5,

    /// <summary>A token of a service that gives its tokens a known form.</summary>
    ApiToken = 1 << 6,

    /// <summary>A private key in PEM form.</summary>
    PrivateKey = 1 << 7,

    /// <summary>
    /// A phone number as people of one country write it. Other numbers look alike: it hints at what a column holds, and
    /// proves nothing.
    /// </summary>
    LocalPhone = 1 << 8,

    /// <summary>What opens a door.</summary>
    Secrets = Jwt | ApiToken | PrivateKey,

    /// <summary>Everything that a look at its form alone makes certain enough to stop a sync.</summary>
    Certain = Email | Phone | Iban | Card | IpAddress | Secrets,
}

namespace StagingTools.Engine.Data.Discovery;

/// <summary>What a column's name says of what it holds.</summary>
internal enum ColumnMeaning
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>A password, token, key or code that opens something.</summary>
    Secret,

    /// <summary>A digest of something.</summary>
    Digest,

    /// <summary>The address of somebody's machine.</summary>
    IpAddress,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A day of birth or death.</summary>
    Birth,

    /// <summary>A number that a state gave to a person.</summary>
    NationalId,

    /// <summary>A bank account.</summary>
    BankAccount,

    /// <summary>A payment card.</summary>
    Card,

    /// <summary>What a browser or device says of itself.</summary>
    Device,

    /// <summary>The address of a page or a picture.</summary>
    Url,

    /// <summary>The name that somebody signs in with.</summary>
    Username,

    /// <summary>The name of a person or a company.</summary>
    PersonName,

    /// <summary>A part of a postal address.</summary>
    Address,

    /// <summary>A degree of latitude.</summary>
    Latitude,

    /// <summary>A degree of longitude.</summary>
    Longitude,

    /// <summary>What the law protects most: health, faith, origin, sex.</summary>
    Sensitive,

    /// <summary>What somebody earns.</summary>
    Income,

    /// <summary>Text that people write.</summary>
    FreeText,

    /// <summary>A title or name of something, perhaps of a person.</summary>
    Label,

    /// <summary>A code of the application: a state, a kind, a language.</summary>
    Technical,

    /// <summary>An identifier.</summary>
    Identifier,
}

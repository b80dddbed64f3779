namespace StagingTools.Engine.Data.Rules;

/// <summary>What a kept column is known to hold, so that the gates after a copy do not take it for a leak.</summary>
[Flags]
internal enum KnownContents
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>E-mail addresses.</summary>
    Email = 1,

    /// <summary>Phone numbers.</summary>
    Phone = 2,

    /// <summary>Numbers of bank accounts.</summary>
    Iban = 4,

    /// <summary>Numbers of payment cards.</summary>
    Card = 8,

    /// <summary>JSON web tokens.</summary>
    Jwt = 16,

    /// <summary>Secrets of services.</summary>
    Token = 32,

    /// <summary>Addresses of machines.</summary>
    Ip = 64,

    /// <summary>Originals of masked columns, such as a code that stands in two tables and is masked in one.</summary>
    Originals = 128,

    /// <summary>Everything, as in a sync that skips sanitization.</summary>
    Everything = Email | Phone | Iban | Card | Jwt | Token | Ip | Originals,
}

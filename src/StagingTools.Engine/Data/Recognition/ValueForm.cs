namespace StagingTools.Engine.Data.Recognition;

/// <summary>What a whole value looks like. A value can have several forms.</summary>
internal enum ValueForm
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number in international form.</summary>
    Phone,

    /// <summary>A phone number as one country writes it.</summary>
    LocalPhone,

    /// <summary>A bank account number.</summary>
    Iban,

    /// <summary>A payment card number.</summary>
    Card,

    /// <summary>An internet address of a machine.</summary>
    IpAddress,

    /// <summary>A web token, an API token or a private key.</summary>
    Secret,

    /// <summary>A person's name: a given name that is known, and little else.</summary>
    PersonName,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>32 hexadecimal digits or more.</summary>
    Digest,

    /// <summary>The address of a page or a file.</summary>
    Url,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A word of programs, such as <c>new_inbox</c> or <c>messages:read</c>.</summary>
    CodeWord,

    /// <summary>Four words or more.</summary>
    Sentence,

    /// <summary>Twenty letters and digits or more without a blank, as tokens and password hashes are.</summary>
    Opaque,
}

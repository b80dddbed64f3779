namespace StagingTools.Engine.Data.Rules;

/// <summary>What happens to a column's values.</summary>
internal enum MaskKind
{
    /// <summary>They are copied as they are.</summary>
    Keep,

    /// <summary>They become NULL.</summary>
    Null,

    /// <summary>An address at example.com, the same one for the same original.</summary>
    Email,

    /// <summary>A number that nobody has, the same one for the same original.</summary>
    Phone,

    /// <summary>A person's name, the same one for the same original.</summary>
    Name,

    /// <summary>Generic test content.</summary>
    Text,

    /// <summary>A test token, the same one for the same original.</summary>
    Token,

    /// <summary>A keyed hash in hexadecimal.</summary>
    Hash,

    /// <summary>An address under example.com, the same one for the same original.</summary>
    Url,

    /// <summary>A UUID, the same one for the same original.</summary>
    Uuid,

    /// <summary>A text of the rule's own, with values of kept columns in it.</summary>
    Template,

    /// <summary>A JSON document, as a whole or path by path.</summary>
    Jsonb,

    /// <summary>Digits for digits and letters for letters, the rest as it stands.</summary>
    Pattern,

    /// <summary>A number in a range, the same one for the same original.</summary>
    Number,

    /// <summary>A date some days away, the same one for the same original or person.</summary>
    DateShift,

    /// <summary>One of the rule's own values, the same one for the same original.</summary>
    Choice,

    /// <summary>The text with what looks like personal data or a secret replaced.</summary>
    Redact,
}

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>How a value is compared.</summary>
internal enum Comparison
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c>, of numbers.</summary>
    Less,

    /// <summary><c>&lt;=</c>, of numbers.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>, of numbers.</summary>
    Greater,

    /// <summary><c>&gt;=</c>, of numbers.</summary>
    GreaterOrEqual,
}

namespace StagingTools.Cli.Terminals;

/// <summary>What the user said in advance about questions.</summary>
internal enum Consent
{
    /// <summary>Nothing: ask where something is destroyed or overwritten.</summary>
    AskWhenGrave,

    /// <summary>Ask before every change (<c>--confirm</c>).</summary>
    AskAlways,

    /// <summary>Yes to everything (<c>--force</c>).</summary>
    Given,

    /// <summary>Show what would be done and do nothing (<c>--what-if</c>).</summary>
    ShowOnly,
}

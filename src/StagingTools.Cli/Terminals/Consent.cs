namespace StagingTools.Cli.Terminals;

/// <summary>What the user said in advance about questions.</summary>
internal enum Consent
{
    /// <summary>
    /// Nothing: ask before every change. Where nobody can be asked, what destroys or overwrites is refused, and the rest
    /// goes on.
    /// </summary>
    Ask,

    /// <summary>Yes to everything (<c>--force</c>).</summary>
    Given,

    /// <summary>Show what would be done and do nothing (<c>--what-if</c>).</summary>
    ShowOnly,
}

namespace StagingTools.Cli.Terminals;

/// <summary>How much a command tells besides its result.</summary>
internal enum Verbosity
{
    /// <summary>Warnings and errors.</summary>
    Quiet,

    /// <summary>Steps and progress too.</summary>
    Normal,

    /// <summary>Details too.</summary>
    Verbose,
}

namespace StagingTools.Sandbox.Processes;

/// <summary>A program to start as a child of the sandbox.</summary>
internal sealed record ChildSpec
{
    /// <summary>What it is, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Arguments, without the program itself.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The whole environment: nothing is inherited.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it starts.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The signal that makes this program end at once and tidy up.</summary>
    public int StopSignal { get; init; } = Posix.SigTerm;

    /// <summary>File that output is appended to; used when <see cref="OnLine"/> is null.</summary>
    public string? LogPath { get; init; }

    /// <summary>Receives each line of output and error as it is written.</summary>
    public Action<string>? OnLine { get; init; }
}

namespace StagingTools.Sandbox;

/// <summary>How often a sandbox refuses what it could do, as AWS does on a bad day.</summary>
public sealed record SandboxFaults
{
    /// <summary>Requests of a hundred that are throttled.</summary>
    public double ThrottlingPercent { get; init; }

    /// <summary>Requests of a hundred that end in an error of the service itself.</summary>
    public double ErrorPercent { get; init; }

    /// <summary>The signing names of the services that it is about, such as <c>rds</c>; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Begins the row of chances: the same seed refuses the same requests.</summary>
    public int Seed { get; init; }

    /// <summary>Requests that were refused since this was set.</summary>
    public long Refused { get; init; }

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="SandboxException">A share that is none.</exception>
    public void Check()
    {
        if (ThrottlingPercent is not (>= 0 and <= 100) || ErrorPercent is not (>= 0 and <= 100) || ThrottlingPercent + ErrorPercent > 100)
        {
            throw new SandboxException("Throttling and errors are shares of all requests: numbers from 0 to 100 that make no more than 100 together.");
        }
    }
}

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>One smoke test of an environment's application. Holds nothing of headers and bodies.</summary>
public sealed record StagingSmokeTest : EnvironmentRecord
{
    /// <summary>The check's name.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required SmokeTestStatus Status { get; init; }

    /// <summary>The request's method.</summary>
    public required string Method { get; init; }

    /// <summary>Where it was sent, without the query, which may hold a secret.</summary>
    public required string Url { get; init; }

    /// <summary>The HTTP status of the last attempt; <see langword="null"/> when nothing answered.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the last answer took, to its last byte; <see langword="null"/> when nothing answered.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How many bytes of the last answer's body were read, at most 1 MiB; <see langword="null"/> when nothing answered.</summary>
    public long? Length { get; init; }

    /// <summary>How often it was asked.</summary>
    public required int Attempts { get; init; }

    /// <summary>What was wrong with the last attempt; <see langword="null"/> when it passed.</summary>
    public string? Reason { get; init; }
}

namespace StagingTools.Engine.Diagnosis;

/// <summary>One thing that is looked at. Reads only; holds no state, so that it can run again after a mend.</summary>
internal interface ICheck
{
    /// <summary>The stable id, such as <c>DatabaseLogin</c>.</summary>
    string Id { get; }

    /// <summary>What it belongs to: <c>Machine</c>, <c>Account</c>, <c>State</c>, <c>Network</c>, <c>Database</c>, <c>Cache</c>, <c>Application</c>, <c>Secrets</c> or <c>Monitoring</c>.</summary>
    string Category { get; }

    /// <summary>What it looks at, in a few words.</summary>
    string Title { get; }

    /// <summary>The ids of the checks without whose success it makes no sense.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>The calls of AWS that it makes, as permissions: <c>rds:DescribeDBInstances</c>.</summary>
    IReadOnlyList<string> Calls { get; }

    /// <summary>Looks.</summary>
    /// <param name="scene">The environment.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it saw. An exception counts as a failure with its translated message.</returns>
    Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken);
}

namespace StagingTools.Engine.Idle;

/// <summary>One thing that tells whether an environment is used.</summary>
/// <param name="Name">What was looked at, such as <c>Database connections</c>.</param>
/// <param name="State">What it says.</param>
/// <param name="Evidence">The figure or fact behind it, for people.</param>
/// <param name="LastUsed">When it last showed use, UTC; only for <see cref="UsageState.Used"/>.</param>
public sealed record UsageSignal(string Name, UsageState State, string Evidence, DateTimeOffset? LastUsed = null);

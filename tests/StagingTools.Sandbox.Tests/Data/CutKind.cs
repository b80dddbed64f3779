namespace StagingTools.Sandbox.Tests.Data;

/// <summary>How a network fails.</summary>
public enum CutKind
{
    /// <summary>It works.</summary>
    None,

    /// <summary>Nothing is carried any more and nobody is told: a lost route, a firewall that forgets.</summary>
    Silence,

    /// <summary>Connections are reset and new ones are refused.</summary>
    Reset,

    /// <summary>Connections are closed in order, and new ones as soon as they stand.</summary>
    Close,
}

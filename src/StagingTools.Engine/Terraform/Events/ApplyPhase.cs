namespace StagingTools.Engine.Terraform.Events;

/// <summary>How far the change of a resource is.</summary>
internal enum ApplyPhase
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It is still going on; told every ten seconds.</summary>
    Running,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It failed; a diagnostic tells why.</summary>
    Failed,
}

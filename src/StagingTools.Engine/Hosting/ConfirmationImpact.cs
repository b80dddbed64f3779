namespace StagingTools.Engine.Hosting;

/// <summary>How much is at stake when something is changed.</summary>
public enum ConfirmationImpact
{
    /// <summary>Changes something that is easily made again or adds something.</summary>
    Medium,

    /// <summary>Destroys or overwrites what is there.</summary>
    High,
}

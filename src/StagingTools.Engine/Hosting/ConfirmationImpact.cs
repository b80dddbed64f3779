namespace StagingTools.Engine.Hosting;

/// <summary>How much is at stake when something is changed.</summary>
public enum ConfirmationImpact
{
    /// <summary>Writes a file that was asked for by its name: nobody is asked, and what-if writes nothing.</summary>
    Low,

    /// <summary>Changes something that is easily made again or adds something.</summary>
    Medium,

    /// <summary>Destroys or overwrites what is there.</summary>
    High,
}

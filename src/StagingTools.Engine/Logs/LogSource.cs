namespace StagingTools.Engine.Logs;

/// <summary>The logs of an environment.</summary>
public enum LogSource
{
    /// <summary>What the application's containers wrote.</summary>
    Application,

    /// <summary>What PostgreSQL wrote.</summary>
    Database,

    /// <summary>What the environment's functions wrote: the one that looks for idle environments.</summary>
    Function,
}

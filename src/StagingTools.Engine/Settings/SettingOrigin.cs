namespace StagingTools.Engine.Settings;

/// <summary>Where a setting's value comes from. The first that has one wins, in this order.</summary>
public enum SettingOrigin
{
    /// <summary>A parameter of the cmdlet, an option of the command.</summary>
    Parameter,

    /// <summary>An environment variable.</summary>
    Variable,

    /// <summary>The file <c>stagingtools.json</c>.</summary>
    File,

    /// <summary>Nobody said anything.</summary>
    Default,
}

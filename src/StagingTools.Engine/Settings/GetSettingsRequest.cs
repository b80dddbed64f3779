namespace StagingTools.Engine.Settings;

/// <summary>Asks for the settings that count here and now.</summary>
public sealed record GetSettingsRequest : EnvironmentRequest;

namespace SampleApp;

/// <summary>A setting that is missing or cannot be read. Its message holds no value of a setting.</summary>
internal sealed class SettingsException(string message) : Exception(message);

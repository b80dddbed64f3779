namespace StagingTools.Engine.Settings;

/// <summary>A value that stands in a settings file.</summary>
/// <param name="Value">The value, of its setting's kind.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record SettingInFile(object Value, int Line, int Column);

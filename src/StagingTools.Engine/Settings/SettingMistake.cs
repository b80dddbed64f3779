namespace StagingTools.Engine.Settings;

/// <summary>Something wrong with a settings file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What, and what to write instead when that is known. Repeats nothing that could be a secret.</param>
internal sealed record SettingMistake(int Line, int Column, string Message);

namespace StagingTools.Sandbox.Rds;

/// <summary>How an instance wants its server to run.</summary>
/// <param name="Parameters">Settings of the parameter group that the server knows.</param>
/// <param name="ForceSsl">Whether unencrypted connections are refused.</param>
/// <param name="Archives">Whether the log is kept, so that the data of any moment can be had.</param>
internal sealed record ServerSettings(IReadOnlyDictionary<string, string> Parameters, bool ForceSsl, bool Archives);

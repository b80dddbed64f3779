namespace StagingTools.Sandbox.Rds;

/// <summary>A changed parameter of a group.</summary>
/// <param name="Value">Value.</param>
/// <param name="ApplyMethod">immediate or pending-reboot.</param>
internal sealed record DbParameter(string Value, string ApplyMethod);

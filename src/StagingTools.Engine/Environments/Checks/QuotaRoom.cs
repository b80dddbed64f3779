namespace StagingTools.Engine.Environments.Checks;

/// <summary>How much of a quota is used.</summary>
/// <param name="Use">The quota.</param>
/// <param name="Used">What is used.</param>
/// <param name="Max">What may be used.</param>
internal sealed record QuotaRoom(QuotaUse Use, long Used, long Max);

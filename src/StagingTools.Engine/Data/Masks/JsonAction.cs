namespace StagingTools.Engine.Data.Masks;

/// <summary>What happens to a value of a document.</summary>
/// <param name="Kind">What.</param>
/// <param name="Mask">The mask that writes the new value, when there is one.</param>
internal sealed record JsonAction(JsonActionKind Kind, ValueMask? Mask = null);

using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Data.Copy;

/// <summary>A column of a copy that is rewritten.</summary>
/// <param name="Index">Its place among the copied columns, from 0.</param>
/// <param name="Mask">What its values become; <see langword="null"/> for NULL.</param>
internal sealed record MaskedField(int Index, ValueMask? Mask);

namespace StagingTools.Engine.Data.Discovery;

/// <summary>A value before and after.</summary>
/// <param name="Original">Its form: <c>x</c> for letters, <c>9</c> for digits, <c>***</c> for a short one. Never the value.</param>
/// <param name="Masked">What it becomes under a key of this check alone; <see langword="null"/> for NULL. What would show parts of the original is blotted out like it.</param>
public sealed record MaskPreview(string Original, string? Masked);

namespace StagingTools.Engine.Data.Gates;

/// <summary>Where a sequence stands.</summary>
/// <param name="LastValue">The value that was given last, or that comes first.</param>
/// <param name="IsCalled">Whether it was given already.</param>
internal readonly record struct SequencePlace(long LastValue, bool IsCalled);

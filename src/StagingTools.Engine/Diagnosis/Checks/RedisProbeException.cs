namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>A cache that did not answer as it should. The message holds nothing of its login.</summary>
internal sealed class RedisProbeException(string message) : Exception(message);

namespace StagingTools.Cli.Terminals;

/// <summary>The reader of the standard output went away.</summary>
internal sealed class OutputClosedException(IOException cause) : Exception(cause.Message, cause);

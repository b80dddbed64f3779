namespace StagingTools.Sandbox.Hosting;

/// <summary>Why an operation of the sandbox's own surface was refused.</summary>
/// <param name="Message">For people.</param>
internal sealed record AdminError(string Message);

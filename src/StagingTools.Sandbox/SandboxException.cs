namespace StagingTools.Sandbox;

/// <summary>Something that the sandbox needs is missing or failed; the message says what and the way out.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>Makes an error from a message that a user can act on.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public SandboxException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error from a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public SandboxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an error without a message of its own.</summary>
    public SandboxException()
    {
    }
}

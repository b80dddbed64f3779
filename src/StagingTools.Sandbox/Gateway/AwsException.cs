namespace StagingTools.Sandbox.Gateway;

/// <summary>An error that a caller sees in the protocol of the service it called.</summary>
/// <param name="code">The service's error code.</param>
/// <param name="message">What the service says.</param>
/// <param name="status">HTTP status.</param>
internal sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>The service's error code.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>A parameter that the operation requires was not sent.</summary>
    public static AwsException MissingParameter(string name) =>
        new("MissingParameter", $"The request must contain the parameter {name}");

    /// <summary>A parameter's value is not allowed.</summary>
    public static AwsException InvalidParameterValue(string message) => new("InvalidParameterValue", message);

    /// <summary>Parameters that do not go together.</summary>
    public static AwsException InvalidParameterCombination(string message) =>
        new("InvalidParameterCombination", message);

    /// <summary>Neither an overlay nor the emulator knows the operation.</summary>
    public static AwsException NotImplemented(string service, string operation) => new(
        "NotImplemented", $"The sandbox does not implement {operation} of {service}.", 501);
}

using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>The words in which CloudWatch Logs refuses.</summary>
internal static class LogsError
{
    /// <summary>No such group.</summary>
    public static AwsException NoGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    /// <summary>No such stream.</summary>
    public static AwsException NoStream() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    /// <summary>A token that was not handed out, or for something else.</summary>
    public static AwsException BadToken() => Invalid("The specified nextToken is invalid.");

    /// <summary>A parameter is not allowed.</summary>
    public static AwsException Invalid(string message) => new("InvalidParameterException", message);

    /// <summary>A parameter breaks a constraint of the service's model.</summary>
    public static AwsException Constraint(string value, string parameter, string constraint) => Invalid(
        $"1 validation error detected: Value '{value}' at '{parameter}' failed to satisfy constraint: Member must {constraint}");
}

using System.Net;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>
/// An error that Amazon EC2 Auto Scaling answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.AutoScaling.Model</c>.
/// </summary>
public class AmazonAutoScalingException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

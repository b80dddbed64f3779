using System.Net;
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// An error that Amazon EC2 answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.EC2.Model</c>.
/// </summary>
public class AmazonEC2Exception(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>
/// An error that Amazon Route 53 answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.Route53.Model</c>.
/// </summary>
public class AmazonRoute53Exception(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>
/// An error that Amazon ECS answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.ECS.Model</c>.
/// </summary>
public class AmazonECSException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

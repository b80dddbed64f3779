using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>
/// An error that AWS IAM answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.IdentityManagement.Model</c>.
/// </summary>
public class AmazonIdentityManagementServiceException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceQuotas;

/// <summary>
/// An error that Service Quotas answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.ServiceQuotas.Model</c>.
/// </summary>
public class AmazonServiceQuotasException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

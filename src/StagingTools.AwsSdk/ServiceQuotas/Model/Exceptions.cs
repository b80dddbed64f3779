using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceQuotas.Model;

public class AccessDeniedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceQuotasException(message, innerException, errorType, errorCode, requestId, statusCode);

public class IllegalArgumentException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceQuotasException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NoSuchResourceException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceQuotasException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServiceException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceQuotasException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TooManyRequestsException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceQuotasException(message, innerException, errorType, errorCode, requestId, statusCode);

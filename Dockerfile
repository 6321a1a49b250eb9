# syntax=docker/dockerfile:1
# One image for web, worker, beat, projector and migrate: `throughline COMMAND`, as a user without rights.

FROM python:3.13-slim AS build
WORKDIR /source
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements-build.txt requirements.txt ./
RUN python -m venv /tools && /tools/bin/pip install --require-hashes -r requirements-build.txt
RUN python -m venv /throughline && /throughline/bin/pip install --require-hashes -r requirements.txt
COPY . .
RUN /tools/bin/python -m hatchling build -t wheel && /throughline/bin/pip install --no-deps dist/*.whl

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/throughline throughline
COPY --from=build /throughline /throughline
ENV PATH=/throughline/bin:$PATH PYTHONUNBUFFERED=1 THROUGHLINE_HOME=/var/lib/throughline
USER throughline
WORKDIR /var/lib/throughline
EXPOSE 8000
ENTRYPOINT ["throughline"]
CMD ["web"]
